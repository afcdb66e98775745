package dev.crashcart.core.store;

import dev.crashcart.core.host.FileNumber;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The folder with a text and a meta for each generation. A generation counts when both are there
 * and the meta's fingerprint is that of the text; what does not count is passed over, and its
 * number is never given again.
 */
final class History {
  static final String FOLDER = Store.STATE + "/history";

  private static final Pattern NUMBERED = Pattern.compile("(\\d{6,9})(\\..*)");
  private static final String META = ".meta.yaml";

  private final Host host;
  private final PrivateFiles files;

  History(Host host) {
    this.host = host;
    this.files = new PrivateFiles(host);
  }

  /** What was found under a number: a generation or what is wrong with its files. */
  private record Found(Optional<Generation> generation, Optional<String> fault) {}

  List<Generation> all() throws HostFailure {
    List<Generation> complete = new ArrayList<>();
    for (int number : numbers()) {
      find(number).generation().ifPresent(complete::add);
    }
    return complete;
  }

  Optional<Generation> newest() throws HostFailure {
    for (int number : numbers().descendingSet()) {
      Optional<Generation> generation = find(number).generation();
      if (generation.isPresent()) {
        return generation;
      }
    }
    return Optional.empty();
  }

  Optional<Generation> generation(int number) throws HostFailure {
    return files.has(metaPath(number)) ? find(number).generation() : Optional.empty();
  }

  /** A sentence for each of the newest that was written but cannot be read any more. */
  List<String> damage(int newest) throws HostFailure {
    TreeSet<Integer> numbers = numbers();
    List<String> faults = new ArrayList<>();
    for (int number : numbers.stream().skip(Math.max(0, numbers.size() - newest)).toList()) {
      find(number).fault().ifPresent(faults::add);
    }
    return faults;
  }

  int nextNumber() throws HostFailure {
    TreeSet<Integer> used = numbers(ending -> true);
    return used.isEmpty() ? 0 : used.last() + 1;
  }

  void add(Generation generation) throws HostFailure {
    int number = generation.number();
    byte[] text = generation.text().getBytes(StandardCharsets.UTF_8);
    byte[] meta = Meta.bytes(metaPath(number), facts(generation));
    Optional<byte[]> before = files.read(metaPath(number));
    if (before.isPresent() && !Arrays.equals(before.get(), meta)) {
      throw new HostFailure(
          "Generation "
              + number
              + " is in the history already and is never overwritten. Plan the change again.");
    }
    files.write(textPath(number), text);
    files.write(metaPath(number), meta);
  }

  /**
   * Removes what unfinished writes left: those of the number that comes next and, because a process
   * may have died more than once, of the ten before.
   */
  void removeLeftovers() throws HostFailure {
    int next = nextNumber();
    for (int number = Math.max(0, next - 10); number <= next; number++) {
      files.removeLeftovers(textPath(number));
      files.removeLeftovers(metaPath(number));
    }
  }

  private Found find(int number) {
    try {
      return new Found(Optional.of(read(number)), Optional.empty());
    } catch (HostFailure broken) {
      return new Found(
          Optional.empty(),
          Optional.of(
              "Generation "
                  + number
                  + " of the history cannot be used: "
                  + broken.getMessage()
                  + " Put its files back from a backup, or move them away; the other generations"
                  + " can be used."));
    }
  }

  private Generation read(int number) throws HostFailure {
    String path = metaPath(number);
    Optional<byte[]> content = files.read(path);
    Optional<byte[]> text = files.read(textPath(number));
    if (content.isEmpty() || text.isEmpty()) {
      throw new HostFailure((content.isEmpty() ? path : textPath(number)) + " is missing.");
    }
    Meta meta = Meta.parse(path, content.get());
    if (meta.number("number") != number) {
      throw meta.damaged("number");
    }
    if (!meta.text("sha256").equals(DigestUtils.sha256Hex(text.get()))) {
      throw new HostFailure(textPath(number) + " was changed after it was written.");
    }
    return new Generation(
        number,
        meta.time("when"),
        meta.text("who"),
        meta.text("terminal"),
        meta.text("reason"),
        meta.texts("changes"),
        new String(text.get(), StandardCharsets.UTF_8));
  }

  private static Map<String, ?> facts(Generation generation) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("number", String.valueOf(generation.number()));
    facts.put("when", generation.when().toString());
    facts.put("who", generation.who());
    facts.put("terminal", generation.terminal());
    facts.put("reason", generation.reason());
    facts.put("changes", generation.changes());
    facts.put("sha256", DigestUtils.sha256Hex(generation.text()));
    return facts;
  }

  /** The numbers of the generations that have a meta. */
  private TreeSet<Integer> numbers() throws HostFailure {
    return numbers(META::equals);
  }

  private TreeSet<Integer> numbers(Predicate<String> ending) throws HostFailure {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (String name : host.names(FOLDER)) {
      Matcher matcher = NUMBERED.matcher(name);
      if (matcher.matches() && ending.test(matcher.group(2))) {
        numbers.add(Integer.parseInt(matcher.group(1)));
      }
    }
    return numbers;
  }

  private static String textPath(int number) {
    return FOLDER + "/" + FileNumber.of(number, 6) + ".yaml";
  }

  private static String metaPath(int number) {
    return FOLDER + "/" + FileNumber.of(number, 6) + META;
  }
}
