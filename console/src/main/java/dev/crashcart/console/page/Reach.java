package dev.crashcart.console.page;

import dev.crashcart.core.apply.ConnectionDesk;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.client.StageResult;
import dev.crashcart.core.ssh.client.TestReport;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Other machines as the pages reach them. Every method blocks, each within its own limit. */
interface Reach {
  /** Over the network, through the counter. */
  static Reach of(Desk desk) {
    return new ByDesk(desk.appliance().connectionDesk(), desk.who());
  }

  /** Every host key the machine shows. */
  List<PublicKeyLine> discover(Connection connection, BooleanSupplier cancelled) throws HostFailure;

  /** Tries to sign in, stage by stage. */
  TestReport test(
      Connection connection,
      KeyPair pair,
      Consumer<StageResult> progress,
      BooleanSupplier cancelled)
      throws HostFailure;

  /** Puts the public key there, signing in by the password; tells what was done. */
  String install(Connection connection, KeyPair pair, char[] password, BooleanSupplier cancelled)
      throws HostFailure;

  /** Over the network. */
  record ByDesk(ConnectionDesk counter, Who who) implements Reach {
    @Override
    public List<PublicKeyLine> discover(Connection connection, BooleanSupplier cancelled)
        throws HostFailure {
      return counter.discover(connection, cancelled);
    }

    @Override
    public TestReport test(
        Connection connection,
        KeyPair pair,
        Consumer<StageResult> progress,
        BooleanSupplier cancelled)
        throws HostFailure {
      return counter.test(connection, pair, progress, cancelled);
    }

    @Override
    public String install(
        Connection connection, KeyPair pair, char[] password, BooleanSupplier cancelled)
        throws HostFailure {
      return counter.installKey(connection, pair, password, who, cancelled).wasThere()
          ? "The public key was there already, and opens the account now."
          : "The public key was added, and opens the account now.";
    }
  }
}
