package dev.crashcart.core.system;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where programs look for the proxy: services in systemd-system.conf(5), whoever signs in in
 * environment(5) by pam_env(8), and apt.conf(5), which has settings of its own.
 *
 * <p>A password in it can be read by every program that uses the proxy; nothing else is possible.
 */
final class ProxyFiles {
  static final String MANAGER = "/etc/systemd/system.conf.d/50-crashcart-proxy.conf";
  static final String ENVIRONMENT = "/etc/environment";
  static final String APT = "/etc/apt/apt.conf.d/50crashcart-proxy";

  private static final String BEGIN = "# BEGIN Crashcart: change this in its settings";
  private static final String END = "# END Crashcart";
  private static final String HEAD = "Written by Crashcart; change this in its settings.\n";

  /** Never through the proxy: the machine itself. */
  private static final List<String> OWN = List.of("localhost", "127.0.0.1", "::1");

  private final Proxy proxy;

  ProxyFiles(Proxy proxy) {
    this.proxy = proxy;
  }

  /** The mode and owner of a file of ours: those that may hold a password are root's alone. */
  static FileFacts facts(String path) {
    return FileFacts.file(path.equals(MANAGER) ? 0600 : 0644, 0, 0);
  }

  /** The file for services. */
  Optional<String> manager() {
    if (proxy.url().isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder("# " + HEAD + "[Manager]\n");
    // A percent sign begins a specifier here.
    variables()
        .forEach(
            variable ->
                text.append("DefaultEnvironment=\"")
                    .append(variable.replace("%", "%%"))
                    .append("\"\n"));
    return Optional.of(text.toString());
  }

  /** The file for apt. */
  Optional<String> apt() {
    return proxy
        .url()
        .map(
            url ->
                "// "
                    + HEAD
                    + "Acquire::http::Proxy \""
                    + withUser(url)
                    + "\";\nAcquire::https::Proxy \""
                    + withUser(url)
                    + "\";\n");
  }

  /** The file for whoever signs in, every line of others as it was. */
  String environment(String before) {
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    boolean ends = before.lines().anyMatch(line -> line.strip().equals(END));
    int start = 0;
    while (start < before.length()) {
      int end = before.indexOf('\n', start);
      end = end < 0 ? before.length() : end + 1;
      String line = before.substring(start, end);
      start = end;
      if (line.startsWith("# BEGIN Crashcart")) {
        inside = ends;
      } else if (line.strip().equals(END)) {
        inside = false;
      } else if (!inside) {
        text.append(line);
      }
    }
    if (proxy.url().isEmpty()) {
      return text.toString();
    }
    String gap = text.length() == 0 || text.charAt(text.length() - 1) == '\n' ? "" : "\n";
    text.append(gap).append(BEGIN).append('\n');
    variables().forEach(variable -> text.append(variable).append('\n'));
    return text.append(END).append('\n').toString();
  }

  /** Both spellings: programs agree on none (curl(1) reads only the lower case of the first). */
  private List<String> variables() {
    String url = withUser(proxy.url().orElse(""));
    List<String> direct = new ArrayList<>(OWN);
    direct.addAll(proxy.exceptions());
    List<String> variables = new ArrayList<>();
    for (String name : List.of("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")) {
      variables.add(name + "=" + url);
    }
    for (String name : List.of("no_proxy", "NO_PROXY")) {
      variables.add(name + "=" + String.join(",", direct));
    }
    return variables;
  }

  /** The address with user and password in it, as RFC 3986, section 3.2.1, writes them. */
  private String withUser(String url) {
    if (proxy.username().isEmpty()) {
      return url;
    }
    int host = url.indexOf("://") + 3;
    String password =
        proxy.password().map(Secret::reveal).map(text -> ":" + encoded(text)).orElse("");
    return url.substring(0, host)
        + encoded(proxy.username().get())
        + password
        + "@"
        + url.substring(host);
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return encoded.toString();
  }

  /** The proxy that the text of environment(5) names in our block, without user and password. */
  static String shown(String environment) {
    return environment
        .lines()
        .dropWhile(line -> !line.startsWith("# BEGIN Crashcart"))
        .filter(line -> line.startsWith("http_proxy="))
        .map(line -> line.substring("http_proxy=".length()))
        .map(url -> url.replaceFirst("//[^/]*@", "//" + Secret.MASK + "@"))
        .findFirst()
        .orElse("");
  }
}
