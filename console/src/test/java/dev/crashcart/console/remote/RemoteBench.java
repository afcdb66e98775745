package dev.crashcart.console.remote;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.accounts.Passwords;
import dev.crashcart.core.apply.AccountChange;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** The menu over SSH of a simulated appliance with the administrator admin, on the loopback. */
final class RemoteBench implements AutoCloseable {
  static final String PASSWORD = "correct horse battery staple";
  static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Who WHO = new Who(Optional.empty(), "console", "/dev/tty1");

  private final Appliance appliance;
  private MenuServer server;

  private RemoteBench(Appliance appliance, MenuServer server) {
    this.appliance = appliance;
    this.server = server;
  }

  static FrontLimits limits() {
    return FrontLimits.usual(Duration.ZERO);
  }

  /** With the real menu. */
  static RemoteBench open(Path folder) throws HostFailure {
    Appliance appliance = appliance(folder);
    return with(appliance, limits(), new RemoteMenu(appliance, "1.0"));
  }

  static RemoteBench open(Path folder, FrontLimits limits, Shown shown) throws HostFailure {
    return with(appliance(folder), limits, shown);
  }

  private static RemoteBench with(Appliance appliance, FrontLimits limits, Shown shown)
      throws HostFailure {
    return new RemoteBench(appliance, MenuServer.start(appliance, place(), limits, shown));
  }

  static FrontPlace place() {
    return new FrontPlace(0, List.of(IpAddress.of("127.0.0.1")));
  }

  private static Appliance appliance(Path folder) throws HostFailure {
    Appliance appliance = new Appliance(SimulatedHost.create(folder, Clock.systemUTC()));
    apply(
        appliance,
        appliance.planMethod(
            Method.ADMIN, Optional.of(Passwords.hash(PASSWORD.toCharArray())), WHO));
    return appliance;
  }

  private static void apply(Appliance appliance, Checked<Proposal> proposal) throws HostFailure {
    Proposal good =
        proposal
            .findValue()
            .orElseThrow(() -> new IllegalStateException(proposal.problems().toString()));
    appliance.apply(good, WHO, "test");
  }

  /** A new key pair, authorised for this account. */
  KeyPair authorized(String account) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    PublicKeyLine line = PublicKeyLine.of(PublicKeyEntry.toString(pair.getPublic()));
    apply(
        appliance,
        appliance.planAccount(
            new AccountName(account),
            AccountChange.sshKeys(List.of(line)),
            Appliance.Consent.of(WHO)));
    return pair;
  }

  Appliance appliance() {
    return appliance;
  }

  MenuServer server() {
    return server;
  }

  int port() {
    return server.port();
  }

  /** Stops it and starts another one on the same appliance. */
  void restart() throws HostFailure {
    server.close();
    server = MenuServer.start(appliance, place(), limits(), new RemoteMenu(appliance, "1.0"));
  }

  /** Whether it comes true in time. */
  static boolean until(BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    return true;
  }

  /** The threads that belong to menus. */
  static List<String> menuThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("(ssh menu|ssh worker|keys|terminal input).*"))
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    server.close();
    // What looks at the machine for a menu may be at it still, and writes to the test's folder.
    until(() -> menuThreads().isEmpty());
  }
}
