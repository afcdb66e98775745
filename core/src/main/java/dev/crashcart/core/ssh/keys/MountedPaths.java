package dev.crashcart.core.ssh.keys;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mounted file systems that hold people's files: sticks, disks and shares, not those of the
 * kernel. From {@code /proc/self/mountinfo}, proc_pid_mountinfo(5).
 */
public final class MountedPaths {
  static final String FILE = "/proc/self/mountinfo";

  /** Where sticks and shares are mounted by people and desktops. */
  private static final List<String> FOR_GUESTS = List.of("/media", "/run/media", "/mnt");

  /** Kinds without a device that hold files all the same. */
  private static final Set<String> SHARES =
      Set.of("nfs", "nfs4", "cifs", "smb3", "9p", "virtiofs", "fuse.sshfs", "zfs");

  private static final Set<String> IMAGES = Set.of("squashfs");
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");
  private static final int AFTER_OPTIONS = 6;

  private final List<MountedPath> all;

  private MountedPaths(List<MountedPath> all) {
    this.all = List.copyOf(all);
  }

  /** Those of a machine; none where it does not run. */
  public static MountedPaths observe(Host host) throws HostFailure {
    String text = new String(host.read(FILE).orElse(new byte[0]), StandardCharsets.UTF_8);
    List<MountedPath> all = new ArrayList<>();
    for (MountedPath mounted : read(text)) {
      boolean removable = isForGuests(mounted.path()) || isRemovable(host, mounted.source());
      all.add(
          new MountedPath(
              mounted.path(),
              mounted.fileSystem(),
              mounted.source(),
              mounted.readOnly(),
              removable));
    }
    return new MountedPaths(all);
  }

  /** Those to bring keys on or take them away on: removable ones first, never the root. */
  public List<MountedPath> forPeople() {
    return all.stream()
        .filter(mounted -> isForPeople(mounted))
        .sorted(
            Comparator.comparing((MountedPath mounted) -> !mounted.removable())
                .thenComparing(MountedPath::path))
        .toList();
  }

  /** The one that a path is on, looking at names alone. */
  public Optional<MountedPath> find(String path) {
    return all.stream()
        .filter(mounted -> mounted.holds(path))
        .max(Comparator.comparingInt(mounted -> mounted.path().length()));
  }

  /** Whether a path is named as that of a stick while no stick is there: it would go elsewhere. */
  public boolean isMissing(String path) {
    return !all.isEmpty()
        && isForGuests(path)
        && find(path).filter(mounted -> isForGuests(mounted.path())).isEmpty();
  }

  private static boolean isForPeople(MountedPath mounted) {
    boolean files = mounted.source().startsWith("/dev/") || SHARES.contains(mounted.fileSystem());
    return files
        && !mounted.path().equals("/")
        && !mounted.path().matches("/(boot|efi|usr|var|etc|proc|sys|dev)(/.*)?")
        && !IMAGES.contains(mounted.fileSystem());
  }

  private static boolean isForGuests(String path) {
    return FOR_GUESTS.stream().anyMatch(folder -> path.startsWith(folder + "/"));
  }

  /** What the kernel says of the device, or of the disk that it is a part of. */
  private static boolean isRemovable(Host host, String source) throws HostFailure {
    if (!source.matches("/dev/[A-Za-z0-9]+")) {
      return false;
    }
    String device = "/sys/class/block/" + source.substring("/dev/".length());
    if (host.facts(device).isEmpty()) {
      return false;
    }
    Optional<byte[]> own = host.read(device + "/removable");
    Optional<byte[]> disk = own.isPresent() ? own : host.read(device + "/../removable");
    return disk.map(it -> new String(it, StandardCharsets.US_ASCII).strip().equals("1"))
        .orElse(false);
  }

  /** The lines of the file; of two at one place, the one that covers the other. */
  private static List<MountedPath> read(String text) {
    Map<String, MountedPath> found = new LinkedHashMap<>();
    text.lines()
        .map(MountedPaths::line)
        .flatMap(Optional::stream)
        .forEach(mounted -> found.put(mounted.path(), mounted));
    return List.copyOf(found.values());
  }

  /** {@code id parent device root PATH OPTIONS tags… - KIND SOURCE OPTIONS}. */
  private static Optional<MountedPath> line(String line) {
    List<String> words = List.of(line.split(" "));
    int dash = words.indexOf("-");
    if (dash < AFTER_OPTIONS || words.size() < dash + 4) {
      return Optional.empty();
    }
    boolean readOnly = isReadOnly(words.get(5)) || isReadOnly(words.get(dash + 3));
    return Optional.of(
        new MountedPath(
            plain(words.get(4)),
            plain(words.get(dash + 1)),
            plain(words.get(dash + 2)),
            readOnly,
            false));
  }

  private static boolean isReadOnly(String options) {
    return List.of(options.split(",")).contains("ro");
  }

  /** Blanks, tabs, line ends and backslashes stand as octal numbers. */
  private static String plain(String word) {
    Matcher octal = OCTAL.matcher(word);
    return octal.replaceAll(
        it -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(it.group(1), 8))));
  }
}
