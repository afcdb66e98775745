import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.ConnectionDesk;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.logging.LogManager;

/**
 * What the pages of the menu ask for, in one Java that keeps running: reads a task a line from
 * standard input, does it, and answers with the microseconds it took.
 *
 * <pre>{@code
 * make rsa 3072     discover NAME     test NAME
 * }</pre>
 */
final class WarmSsh {
  private final Appliance appliance;
  private int made;

  private WarmSsh(Appliance appliance) {
    this.appliance = appliance;
  }

  /** Serves until standard input ends; the argument is the folder of a simulated appliance. */
  public static void main(String[] words) throws IOException, HostFailure {
    // The program writes its log to a file; here nobody would read it.
    LogManager.getLogManager().reset();
    SimulatedHost host = SimulatedHost.create(Path.of(words[0]), Clock.systemUTC());
    WarmSsh warm = new WarmSsh(new Appliance(host));
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] task = line.split(" ");
      long begin = System.nanoTime();
      warm.run(task);
      System.out.println((System.nanoTime() - begin) / 1000);
    }
  }

  private void run(String[] task) throws HostFailure {
    switch (task[0]) {
      case "make" -> make(KeyKind.find(task[1]).orElseThrow(), Integer.parseInt(task[2]));
      case "discover" -> discover(new SshName(task[1]));
      case "test" -> test(new SshName(task[1]));
      default -> throw new IllegalArgumentException(task[0]);
    }
  }

  private void make(KeyKind kind, int bits) throws HostFailure {
    made++;
    appliance
        .sshDesk()
        .keyPairs()
        .generateKeyPair(new SshName("made" + made), kind, OptionalInt.of(bits))
        .findValue()
        .orElseThrow();
  }

  private void discover(SshName name) throws HostFailure {
    ConnectionDesk desk = appliance.connectionDesk();
    int found = desk.discover(desk.find(name).findValue().orElseThrow(), () -> false).size();
    if (found != 3) {
      throw new IllegalStateException(found + " host keys instead of 3");
    }
  }

  private void test(SshName name) throws HostFailure {
    ConnectionDesk desk = appliance.connectionDesk();
    ConnectionDesk.Ready ready = desk.ready(name).findValue().orElseThrow();
    var report = desk.test(ready.connection(), ready.pair(), stage -> {}, () -> false);
    if (!report.works()) {
      throw new IllegalStateException(report.toString());
    }
  }
}
