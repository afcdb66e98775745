package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Key;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where somebody's public keys are published: an address of the web, always {@code https}, for
 * whoever could change what comes could sign in afterwards.
 */
public record KeyAddress(URI uri) {
  private static final Pattern SHORT = Pattern.compile("(?<forge>[a-z]+):(?<name>[A-Za-z0-9._-]+)");

  /** What installers of Linux know; the name stands for {@code %s}. */
  private static final Map<String, String> FORGES =
      Map.of(
          "github", "https://github.com/%s.keys",
          "gh", "https://github.com/%s.keys",
          "gitlab", "https://gitlab.com/%s.keys",
          "launchpad", "https://launchpad.net/~%s/+sshkeys",
          "lp", "https://launchpad.net/~%s/+sshkeys");

  /**
   * {@code https://host/ann.keys}, {@code github:ann} or {@code gitlab:ann}.
   *
   * @throws IllegalArgumentException with the sentence for the operator
   */
  public static KeyAddress of(String text) {
    String plain = text.strip();
    Matcher shortened = SHORT.matcher(plain);
    if (shortened.matches() && FORGES.containsKey(shortened.group("forge"))) {
      String forge = FORGES.get(shortened.group("forge"));
      return new KeyAddress(URI.create(String.format(forge, shortened.group("name"))));
    }
    if (plain.startsWith("http:")) {
      throw new IllegalArgumentException(
          Key.quote(plain)
              + " is not encrypted: whoever stands on the way could put his own key in. Give an"
              + " https address.");
    }
    try {
      return new KeyAddress(checked(new URI(plain), plain));
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(noAddress(plain), malformed);
    }
  }

  private static URI checked(URI uri, String text) {
    if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException(noAddress(text));
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "an address with a name or password before the @ is not used; public keys need none.");
    }
    return uri;
  }

  private static String noAddress(String text) {
    return Key.quote(text)
        + " is no address of keys; give one such as https://host/ann.keys, github:ann or"
        + " gitlab:ann.";
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
