package dev.crashcart.core.host;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells news of links and addresses from what is only said again: with every router advertisement
 * the kernel tells each address anew, with another lifetime. Lines are those of {@code ip -oneline
 * monitor link address} (ip-monitor(8)); one that is not understood counts as news.
 */
final class NetworkNews {
  /** Where links come and go for ever, all is forgotten now and then, and told once more. */
  private static final int MOST = 1000;

  private static final String DELETED = "Deleted ";
  private static final Pattern LIFETIMES = Pattern.compile("\\s(valid|preferred)_lft \\S+");
  private static final Pattern LINK = Pattern.compile("(\\d+): \\S+: <.*");
  private static final Pattern ADDRESS = Pattern.compile("(\\d+): \\S+\\s+(inet6? \\S+)\\s.*");

  private final Map<String, String> known = new HashMap<>();

  /** Whether this line says anything that is not known from those before it. */
  boolean tells(String line) {
    boolean deleted = line.startsWith(DELETED);
    Optional<String> subject = subject(deleted ? line.substring(DELETED.length()) : line);
    if (subject.isEmpty()) {
      return !line.isBlank();
    }
    if (deleted) {
      known.remove(subject.get());
      return true;
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    String said = LIFETIMES.matcher(line).replaceAll("");
    return !said.equals(known.put(subject.get(), said));
  }

  private static Optional<String> subject(String line) {
    Matcher address = ADDRESS.matcher(line);
    if (address.matches()) {
      return Optional.of(address.group(1) + " " + address.group(2));
    }
    Matcher link = LINK.matcher(line);
    return link.matches() ? Optional.of(link.group(1)) : Optional.empty();
  }
}
