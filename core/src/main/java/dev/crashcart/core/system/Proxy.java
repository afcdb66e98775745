package dev.crashcart.core.system;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Key.Kind;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.config.Written;
import java.util.List;
import java.util.Optional;

/**
 * The way to the web through another machine, as {@code http_proxy} and its relatives.
 *
 * @param url {@code http://proxy.lab:3128}, without user and password
 * @param exceptions hosts, domains and networks that are reached directly
 */
public record Proxy(
    Optional<String> url,
    Optional<String> username,
    Optional<Secret> password,
    List<String> exceptions) {
  public static final Key<Optional<String>> URL =
      Key.optional(
          "url",
          "HTTP proxy",
          "Such as http://proxy.lab.example:3128; empty reaches the web directly.",
          Kind.TEXT,
          Proxy::readUrl,
          text -> text);

  public static final Key<Optional<String>> USERNAME =
      Key.optional(
          "username",
          "Proxy user",
          "The name the proxy asks for; left out where it asks for none.",
          Kind.TEXT,
          Proxy::readWord,
          text -> text);

  public static final Key<Optional<Secret>> PASSWORD =
      Key.optional(
          "password",
          "Proxy password",
          "The password the proxy asks for. Programs on this machine can read it.",
          Kind.SECRET,
          Proxy::readPassword,
          Secret::reveal);

  public static final Key<List<String>> EXCEPTIONS =
      Key.list(
          "exceptions",
          "Not through the proxy",
          "Hosts, domains (.lab.example) and networks that are reached directly. This machine"
              + " itself always is.",
          Proxy::readWord,
          text -> text);

  /** Every setting of the proxy, in the order of the file. */
  public static final List<Key<?>> KEYS = List.of(URL, USERNAME, PASSWORD, EXCEPTIONS);

  public Proxy {
    exceptions = List.copyOf(exceptions);
  }

  /** No proxy. */
  public static Proxy none() {
    return new Proxy(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  private static String readUrl(String text) {
    if (!text.matches("https?://(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?/?")) {
      throw new IllegalArgumentException(
          (text.contains("@")
                  ? "the user and password of a proxy have settings of their own; write only its"
                      + " address here"
                  : Key.quote(text) + " is not the address of a proxy")
              + ", such as http://proxy.lab.example:3128.");
    }
    int port = text.replaceFirst("/$", "").lastIndexOf(':');
    String number = text.replaceFirst("/$", "").substring(port + 1);
    if (number.matches("[0-9]+")) {
      Key.readNumber(number, 1, 65_535);
    }
    return text.replaceFirst("/$", "");
  }

  private static String readWord(String text) {
    if (!text.matches("[\\x21-\\x7e]+") || text.matches(".*[\"'`$\\\\].*")) {
      throw new IllegalArgumentException(
          Key.quote(text) + " holds a character that cannot stand here.");
    }
    return text;
  }

  private static Secret readPassword(String text) {
    if (text.isEmpty() || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("this is no password a proxy could take; type it anew.");
    }
    return new Secret(text);
  }

  /** Reads the group that belongs here. */
  static Proxy read(Input input, Problems problems) {
    Proxy proxy =
        new Proxy(
            input.get(URL, problems),
            input.get(USERNAME, problems),
            input.get(PASSWORD, problems),
            input.get(EXCEPTIONS, problems));
    input.rejectUnknown(problems);
    return proxy;
  }

  /** What of it is written to the file. */
  Written written() {
    return Written.group(KeyPath.join(SystemSettings.SYSTEM, SystemSettings.PROXY))
        .add(URL, url)
        .add(USERNAME, username)
        .add(PASSWORD, password)
        .add(EXCEPTIONS, exceptions);
  }
}
