package dev.crashcart.core.apply;

import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.EntryLines;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import dev.crashcart.core.store.Store;
import dev.crashcart.core.store.WayBack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way back: how the files and entries of a plan are before its first step, and putting them
 * back. Of passwd(5)-like files only the lines of the plan are put back, so that what others
 * changed in the same file meanwhile stays.
 */
final class WayBackFiles {
  /** The lock of lckpwdf(3). */
  static final String ACCOUNT_LOCK = "/etc/.pwd.lock";

  private static final Set<String> ACCOUNT_FILES =
      Set.of("/etc/passwd", "/etc/shadow", "/etc/group", "/etc/gshadow");

  /**
   * Space kept free on the file systems concerned, so that a full disk cannot stop the way back.
   */
  private static final List<String> RESERVES =
      List.of("/etc/crashcart/.reserve", Store.STATE + "/.reserve");

  private final Host host;

  WayBackFiles(Host host) {
    this.host = host;
  }

  static boolean isAccountFile(String path) {
    return ACCOUNT_FILES.contains(path);
  }

  boolean touchesAccounts(List<WayBack> wayBack) {
    return wayBack.stream().anyMatch(one -> isAccountFile(one.path()));
  }

  /** The present state of everything the plan's steps change, and of the kept settings. */
  List<WayBack> of(Plan plan) throws HostFailure {
    List<WayBack> wayBack = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    wayBack.add(wholeFile(Store.CONFIG));
    for (Step step : plan.steps()) {
      if (step instanceof Step.EditEntries edit) {
        EntryLines lines = EntryLines.of(text(host.read(edit.path()).orElse(new byte[0])));
        Optional<FileFacts> facts = host.facts(edit.path());
        for (String name : edit.names()) {
          if (seen.add(edit.path() + ":" + name)) {
            wayBack.add(
                new WayBack(
                    edit.path(),
                    Optional.of(name),
                    lines.find(name).map(line -> line.getBytes(StandardCharsets.ISO_8859_1)),
                    facts));
          }
        }
        continue;
      }
      for (String path : step.files()) {
        if (seen.add(path)) {
          wayBack.add(wholeFile(path));
        }
      }
    }
    return wayBack;
  }

  /** Puts everything back, last first; what already is as it was is left alone. */
  void putBack(List<WayBack> wayBack) throws HostFailure {
    for (int i = wayBack.size() - 1; i >= 0; i--) {
      WayBack one = wayBack.get(i);
      host.removeLeftovers(one.path());
      if (one.entry().isPresent()) {
        i = putBackEntries(wayBack, i);
      } else if (one.content().isPresent()) {
        putBackFile(one);
      } else if (one.facts().isPresent()) {
        if (!host.facts(one.path()).equals(one.facts())) {
          host.makeFolder(one.path(), one.facts().get());
        }
      } else {
        takeAway(one.path());
      }
    }
  }

  /** Fills a little space that {@link #release} gives back before anything is put back. */
  void reserve(List<WayBack> wayBack) throws HostFailure {
    long largest = 0;
    for (String path : new LinkedHashSet<>(wayBack.stream().map(WayBack::path).toList())) {
      Optional<FileFacts> facts = host.facts(path);
      if (facts.isPresent() && !facts.get().folder()) {
        largest = Math.max(largest, host.read(path).map(bytes -> bytes.length).orElse(0));
      }
    }
    byte[] filler = new byte[(int) Math.min(32L << 20, largest + 16_384)];
    for (String path : RESERVES) {
      host.write(path, filler, FileFacts.file(0600, 0, 0));
    }
  }

  /** Gives the reserved space back. */
  void release() throws HostFailure {
    for (String path : RESERVES) {
      host.removeLeftovers(path);
      host.remove(path);
    }
  }

  private WayBack wholeFile(String path) throws HostFailure {
    Optional<FileFacts> facts = host.facts(path);
    Optional<byte[]> content =
        facts.isPresent() && !facts.get().folder() ? host.read(path) : Optional.empty();
    return new WayBack(path, Optional.empty(), content, facts);
  }

  /** All entries of one file in one write; returns the index of the first of them. */
  private int putBackEntries(List<WayBack> wayBack, int last) throws HostFailure {
    String path = wayBack.get(last).path();
    byte[] present =
        host.read(path).orElseThrow(() -> new HostFailure("There is no file " + path + "."));
    String changed = text(present);
    int i = last;
    while (i >= 0 && wayBack.get(i).path().equals(path)) {
      WayBack one = wayBack.get(i);
      changed =
          EntryLines.of(changed)
              .with(one.entry().orElseThrow(), one.content().map(WayBackFiles::text));
      i--;
    }
    byte[] bytes = changed.getBytes(StandardCharsets.ISO_8859_1);
    if (!Arrays.equals(bytes, present)) {
      FileFacts facts =
          host.facts(path).orElseThrow(() -> new HostFailure("There is no file " + path + "."));
      host.write(path, bytes, facts);
    }
    return i + 1;
  }

  private void putBackFile(WayBack one) throws HostFailure {
    byte[] content = one.content().orElseThrow();
    FileFacts facts = one.facts().orElseThrow();
    boolean same =
        host.read(one.path()).map(bytes -> Arrays.equals(bytes, content)).orElse(false)
            && host.facts(one.path()).equals(one.facts());
    if (!same) {
      host.write(one.path(), content, facts);
    }
  }

  /** A file of ours goes; a folder only when nobody put anything into it. */
  private void takeAway(String path) throws HostFailure {
    Optional<FileFacts> facts = host.facts(path);
    if (facts.isPresent() && (!facts.get().folder() || host.names(path).isEmpty())) {
      host.remove(path);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
