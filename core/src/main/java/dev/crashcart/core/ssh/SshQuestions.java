package dev.crashcart.core.ssh;

import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What sshd(8) and its PAM stack say themselves of their configuration; nothing is changed. */
public final class SshQuestions {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Where somebody comes from for example, RFC 5737: no rule about real networks is met. */
  private static final String FROM = ",host=192.0.2.1,addr=192.0.2.1";

  /** What sshd before 8.7 prints besides. */
  static final String OLD_KEYWORD = "challengeresponseauthentication";

  private static final int MOST_NESTED = 16;

  private final Host host;

  public SshQuestions(Host host) {
    this.host = host;
  }

  /** {@code sshd -T}. */
  CommandResult inForce() throws HostFailure {
    return host.run(List.of("sshd", "-T"), new byte[0], LIMIT);
  }

  /** What is in force for one account that comes from elsewhere; empty where sshd does not say. */
  public Map<String, List<String>> inForceFor(String account) throws HostFailure {
    CommandResult result =
        host.run(List.of("sshd", "-T", "-C", "user=" + account + FROM), new byte[0], LIMIT);
    return result.succeeded() ? parse(result.output()) : Map.of();
  }

  /** Lower-case keyword to its values in their order; older names under the present one too. */
  static Map<String, List<String>> parse(String output) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String line : output.lines().map(String::strip).toList()) {
      String[] words = line.split(" ", 2);
      String keyword = words[0].toLowerCase(Locale.ROOT);
      String value = words.length > 1 ? words[1] : "";
      for (String name : new TreeSet<>(List.of(keyword, SshdLine.present(keyword)))) {
        values.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
      }
    }
    values.remove("");
    return values;
  }

  /** Whether the PAM stack of sshd, pam.d(5), asks for a code besides the password. */
  public boolean asksForCode() throws HostFailure {
    return asksForCode("sshd", new HashSet<>());
  }

  private boolean asksForCode(String service, Set<String> read) throws HostFailure {
    if (!read.add(service) || read.size() > MOST_NESTED || service.contains("/")) {
      return false;
    }
    byte[] content = host.read("/etc/pam.d/" + service).orElse(new byte[0]);
    for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      String[] words = line.strip().split("\\s+");
      boolean asks = line.contains("pam_oath.so") || line.contains("pam_google_authenticator.so");
      if (words[0].matches("-?auth") && asks) {
        return true;
      }
      boolean nested =
          words[0].equals("@include")
              || words.length > 2
                  && words[0].equals("auth")
                  && words[1].matches("include|substack");
      if (nested
          && words.length > 1
          && asksForCode(words[words[0].equals("@include") ? 1 : 2], read)) {
        return true;
      }
    }
    return false;
  }
}
