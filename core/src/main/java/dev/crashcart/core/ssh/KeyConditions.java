package dev.crashcart.core.ssh;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The options before a key in authorized_keys (sshd(8)), as a server that shows one menu must take
 * them: what restricts the key is obeyed, what asks for something that is not done here shuts the
 * key out, and so does an option that nobody here knows.
 */
public record KeyConditions(List<String> options) {
  /** What forbids or allows only things that the menu does not do anyway. */
  private static final Set<String> INDIFFERENT =
      Set.of(
          "agent-forwarding",
          "no-agent-forwarding",
          "port-forwarding",
          "no-port-forwarding",
          "x11-forwarding",
          "no-x11-forwarding",
          "user-rc",
          "no-user-rc",
          "environment",
          "permitopen",
          "permitlisten",
          "tunnel",
          "no-touch-required");

  private static final String TIME_FORMAT = "uuuuMMddHHmmss";

  public KeyConditions {
    options = List.copyOf(options);
  }

  /** The options of a line, as it stands before the key. */
  public static KeyConditions of(String text) {
    List<String> options = new ArrayList<>();
    StringBuilder option = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        option.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        options.add(option.toString());
        option.setLength(0);
      } else {
        option.append(c);
      }
    }
    options.add(option.toString());
    options.removeIf(String::isBlank);
    return new KeyConditions(options);
  }

  /**
   * Why the key does not open the menu for somebody at this address now; empty when it does.
   *
   * @param zone in which a time without a zone is meant
   */
  public Optional<String> refusal(String address, Instant now, ZoneId zone) {
    boolean terminal = true;
    for (String option : options) {
      int equals = option.indexOf('=');
      String name = (equals < 0 ? option : option.substring(0, equals)).toLowerCase(Locale.ROOT);
      String value = equals < 0 ? "" : option.substring(equals + 1);
      Optional<String> refusal =
          switch (name) {
            case "from" -> isFrom(value, address) ? Optional.empty() : shut("not from " + address);
            case "expiry-time" -> expired(value, now, zone) ? shut("it is too old") : open();
            case "restrict", "no-pty", "pty" -> open();
            default -> INDIFFERENT.contains(name) ? open() : shut("its option " + name);
          };
      if (refusal.isPresent()) {
        return refusal;
      }
      terminal = name.equals("pty") || (terminal && !name.matches("restrict|no-pty"));
    }
    return terminal ? open() : shut("it may have no terminal");
  }

  private static Optional<String> open() {
    return Optional.empty();
  }

  private static Optional<String> shut(String why) {
    return Optional.of(why);
  }

  /**
   * Patterns of ssh_config(5) and prefixes; names would need the DNS, whose answers may be lies.
   */
  private static boolean isFrom(String patterns, String address) {
    boolean found = false;
    for (String pattern : patterns.split(",")) {
      String plain = pattern.strip();
      boolean negated = plain.startsWith("!");
      if (matches(negated ? plain.substring(1) : plain, address)) {
        if (negated) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  private static boolean matches(String pattern, String address) {
    if (!pattern.contains("/")) {
      return AccessMatrix.matches(pattern, address);
    }
    try {
      IpPrefix prefix = IpPrefix.of(pattern);
      return IpAddress.find(address).filter(prefix::contains).isPresent();
    } catch (IllegalArgumentException noPrefix) {
      // A pattern that cannot be read lets nobody in.
      return false;
    }
  }

  private static boolean expired(String value, Instant now, ZoneId zone) {
    boolean utc = value.endsWith("Z");
    String digits = utc ? value.substring(0, value.length() - 1) : value;
    try {
      LocalDateTime end =
          LocalDateTime.parse(
              digits + "0".repeat(Math.max(0, TIME_FORMAT.length() - digits.length())),
              DateTimeFormatter.ofPattern(TIME_FORMAT, Locale.ROOT));
      return !now.isBefore(end.atZone(utc ? ZoneOffset.UTC : zone).toInstant());
    } catch (DateTimeException unreadable) {
      return true;
    }
  }
}
