package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Mark;
import dev.crashcart.console.page.View.StatusLine;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.network.InterfaceStatus;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.ssh.SshState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How things stand, on the main menu: what the operator must know before doing anything. */
final class StatusLines {
  /** Said until the first status has come in. */
  static final String LOOKING = "Looking at the system…";

  private static final int MOST_ADMINISTRATORS = 4;

  private StatusLines() {}

  /** All lines, facts first, then warnings with the most urgent first. */
  static List<StatusLine> of(Status status) {
    List<StatusLine> lines = new ArrayList<>();
    lines.add(new StatusLine(Mark.PLAIN, "Host", host(status)));
    status.interfaces().stream()
        .filter(it -> !it.name().equals("lo"))
        .map(it -> new StatusLine(Mark.PLAIN, it.name(), link(it)))
        .forEach(lines::add);
    lines.add(
        new StatusLine(
            status.somebodyUsable() ? Mark.GOOD : Mark.WARNING, "Sign-in", signIn(status)));
    lines.addAll(ssh(status.ssh()));
    Warnings.of(status).stream()
        .map(sentence -> new StatusLine(Mark.WARNING, "Warning", sentence))
        .forEach(lines::add);
    return lines;
  }

  /** {@code nas01 · nas01.local · Appliance 1.0}; the second one where it is answered to. */
  private static String host(Status status) {
    NetworkSettings network = status.settings().network();
    boolean local = network.isManaged() && network.multicastDns();
    return status.hostName()
        + (local ? " · " + status.hostName().split("\\.", 2)[0] + ".local" : "")
        + " · "
        + status.product();
  }

  /** {@code up 192.0.2.5/24 2001:db8::5/64}; link-local ones only when there is nothing else. */
  static String link(InterfaceStatus it) {
    if (!it.up()) {
      return "switched off";
    }
    if (!it.carrier()) {
      return "no link";
    }
    List<String> routable = it.addresses().stream().filter(address -> !linkLocal(address)).toList();
    List<String> shown = routable.isEmpty() ? it.addresses() : routable;
    if (shown.isEmpty()) {
      return "up, no address";
    }
    return "up " + String.join(" ", shown) + (it.dynamic() ? " (automatic)" : "");
  }

  /**
   * Where this machine can be reached: {@code 192.0.2.5 · 2001:db8::5}, the first of each family.
   */
  static String reach(Status status) {
    List<String> addresses =
        status.interfaces().stream()
            .filter(it -> !it.name().equals("lo") && it.up() && it.carrier())
            .flatMap(it -> it.addresses().stream())
            .filter(address -> !linkLocal(address))
            .map(address -> address.replaceFirst("/.*", ""))
            .toList();
    Stream<String> v4 = addresses.stream().filter(it -> !it.contains(":")).limit(1);
    Stream<String> v6 = addresses.stream().filter(it -> it.contains(":")).limit(1);
    return addresses.isEmpty()
        ? "no network address"
        : Stream.concat(v4, v6).collect(Collectors.joining(" · "));
  }

  /** RFC 3927 and RFC 4291: 169.254.0.0/16 and fe80::/10. */
  static boolean linkLocal(String address) {
    return address.startsWith("169.254.") || address.matches("(?i)fe[89ab][0-9a-f]:.*");
  }

  /** {@code admin: password set · root: password disabled}. */
  static String signIn(Status status) {
    List<AccountStatus> administrators =
        status.accounts().stream()
            .filter(AccountStatus::administrator)
            .sorted(
                Comparator.comparing(
                        (AccountStatus account) -> !account.name().equals(AccountName.ADMIN))
                    .thenComparing(account -> !account.name().equals(AccountName.ROOT))
                    .thenComparing(AccountStatus::name))
            .toList();
    if (administrators.isEmpty()) {
      return "there is no administrator";
    }
    String shown =
        administrators.stream()
            .limit(MOST_ADMINISTRATORS)
            .map(account -> account.name() + ": " + AccountsPage.state(account))
            .collect(Collectors.joining(" · "));
    int more = administrators.size() - MOST_ADMINISTRATORS;
    return more > 0 ? shown + " · and " + more + " more" : shown;
  }

  /** Whether people can come in from outside, and the key by which they know this machine. */
  private static List<StatusLine> ssh(SshState state) {
    List<StatusLine> lines = new ArrayList<>();
    lines.add(new StatusLine(Mark.PLAIN, "SSH", SshWords.service(state)));
    if (state.active()) {
      SshWords.hostKeys(state).stream()
          .limit(1)
          .map(it -> new StatusLine(Mark.PLAIN, "Host key", SshWords.fingerprint(it.key())))
          .forEach(lines::add);
    }
    return lines;
  }

  /** {@code 3 failed attempts}. */
  static String attempts(int count) {
    return count == 1 ? "1 failed attempt" : count + " failed attempts";
  }
}
