package dev.crashcart.core.config;

import java.util.Arrays;
import java.util.Locale;

/** The name of a host or a domain as the domain name system takes it (RFC 1123), lower case. */
public record DnsName(String text) implements Comparable<DnsName> {
  private static final int MOST_CHARACTERS = 253;
  private static final int MOST_IN_LABEL = 63;

  public DnsName {
    text = text.toLowerCase(Locale.ROOT);
    String why = refusal(text);
    if (!why.isEmpty()) {
      throw new IllegalArgumentException(Key.quote(text) + " " + why);
    }
  }

  /** One label or several with dots between them. */
  public static DnsName of(String text) {
    return new DnsName(text);
  }

  /** The name of one host, without its domain. */
  public static DnsName label(String text) {
    if (text.contains(".")) {
      throw new IllegalArgumentException(
          Key.quote(text)
              + " holds a dot; write the name of the host here and the rest as its domain.");
    }
    return new DnsName(text);
  }

  private static String refusal(String text) {
    if (text.isEmpty()) {
      return "is empty; write a name.";
    }
    if (text.length() > MOST_CHARACTERS) {
      return "is longer than " + MOST_CHARACTERS + " characters.";
    }
    for (String label : text.split("\\.", -1)) {
      if (label.isEmpty()) {
        return "has a dot at its begin or end, or two in a row.";
      }
      if (label.length() > MOST_IN_LABEL) {
        return "has a part longer than " + MOST_IN_LABEL + " characters.";
      }
      if (!label.matches("[a-z0-9-]+")) {
        return "may hold only letters, digits, - and dots.";
      }
      if (label.startsWith("-") || label.endsWith("-")) {
        return "has a - at the begin or end of a part.";
      }
    }
    String last = Arrays.asList(text.split("\\.")).get(text.split("\\.").length - 1);
    return last.matches("[0-9]+") && text.contains(".")
        ? "ends in a number, as only addresses do."
        : "";
  }

  @Override
  public int compareTo(DnsName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
