package dev.crashcart.console.page;

import dev.crashcart.console.screen.TestFeed;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.network.InterfaceStatus;
import dev.crashcart.core.network.NetworkState;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.SshState;
import dev.crashcart.core.store.Rejected;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Statuses and desks to look at pages with, without any machine. */
final class Some {
  static final Instant NOW = Instant.parse("2026-03-06T09:55:00Z");
  static final Who WHO = new Who(Optional.empty(), "console", "/dev/tty1");

  private Some() {}

  /** An account that is on the system and in the settings. */
  static AccountStatus account(String name, boolean administrator, PasswordState state) {
    return account(name, administrator, state, 0, false, false, 0);
  }

  static AccountStatus account(
      String name,
      boolean administrator,
      PasswordState state,
      int failures,
      boolean shutOut,
      boolean secondFactor,
      int sessions) {
    return new AccountStatus(
        new AccountName(name),
        true,
        true,
        administrator,
        state,
        state == PasswordState.NONE ? Optional.empty() : Optional.of("2b"),
        failures,
        shutOut,
        secondFactor,
        sessions);
  }

  /** A set-up appliance with these accounts. */
  static Status status(AccountStatus... accounts) {
    return new Statuses().accounts(accounts).build();
  }

  /** A desk at the files of a system that does not run; nothing is read from them here. */
  static Desk desk(Path folder, Optional<Status> status) throws HostFailure {
    return desk(LinuxHost.offline(folder), status);
  }

  static Desk desk(Host host, Optional<Status> status) {
    return new Desk(new Appliance(host), WHO, status, NOW);
  }

  /** A status in the making. */
  static final class Statuses {
    private Optional<Method> method = Optional.of(Method.ADMIN);
    private List<AccountStatus> accounts = List.of();
    private List<InterfaceStatus> interfaces = List.of();
    private List<Change> drift = List.of();
    private Optional<Instant> trial = Optional.empty();
    private Optional<Rejected> rejected = Optional.empty();
    private Optional<Instant> oneTime = Optional.empty();
    private List<String> warnings = List.of();
    private Settings settings = Settings.none();
    private NetworkState network = TestFeed.noNetwork();
    private SshState ssh = SomeSsh.state();

    Statuses method(Optional<Method> value) {
      method = value;
      return this;
    }

    Statuses accounts(AccountStatus... values) {
      accounts = List.of(values);
      return this;
    }

    Statuses interfaces(InterfaceStatus... values) {
      interfaces = List.of(values);
      return this;
    }

    Statuses drift(Change... values) {
      drift = List.of(values);
      return this;
    }

    Statuses trial(Instant value) {
      trial = Optional.of(value);
      return this;
    }

    Statuses rejected(Rejected value) {
      rejected = Optional.of(value);
      return this;
    }

    Statuses settings(Settings value) {
      settings = value;
      return this;
    }

    Statuses network(NetworkState value) {
      network = value;
      return this;
    }

    Statuses ssh(SshState value) {
      ssh = value;
      return this;
    }

    Statuses oneTime(Instant value) {
      oneTime = Optional.of(value);
      return this;
    }

    Statuses warnings(String... values) {
      warnings = List.of(values);
      return this;
    }

    Status build() {
      return new Status(
          "this machine",
          "nas01",
          "Appliance 1.0",
          method,
          method.isPresent(),
          method.isPresent() ? 1 : -1,
          accounts,
          interfaces,
          drift,
          trial,
          rejected,
          oneTime,
          warnings,
          settings,
          network,
          ssh);
    }
  }
}
