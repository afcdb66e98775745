package dev.crashcart.console.command;

import dev.crashcart.core.apply.ConnectionDesk;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.client.OtherMachine;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code connection install-key NAME}: our public key gets into the account there, once. */
@Command(
    name = "install-key",
    description =
        "Put the public key into authorized_keys on the other machine, signed in there by"
            + " password.",
    footer = {"", "Example: crashcart connection install-key nas02"})
final class ConnectionInstallKeyCommand implements Verb {
  @Mixin private ConnectionName name = new ConnectionName();

  @Option(
      names = "--stdin",
      description = "Read the password of the account there from standard input: one line.")
  private boolean stdin;

  @Override
  public Reply run(Session session) throws HostFailure {
    return name.ready(session, ready -> ask(session, ready));
  }

  private Reply ask(Session session, ConnectionDesk.Ready ready) throws HostFailure {
    if (stdin) {
      PasswordLine line = PasswordLine.read(session.input());
      return line.mistake().isPresent()
          ? Reply.usage(line.mistake().get())
          : install(session, ready, line.password());
    }
    if (!session.asker().canAsk()) {
      return Reply.usage(
          "The password of the account there is needed and there is no terminal to ask at. Give it"
              + " on standard input: --stdin.");
    }
    char[] password =
        session.asker().hidden("Password of " + ConnectionFacts.where(ready.connection()) + ": ");
    return password.length == 0
        ? Reply.usage("No password was given. Nothing was done.")
        : install(session, ready, password);
  }

  private static Reply install(Session session, ConnectionDesk.Ready ready, char[] password)
      throws HostFailure {
    try {
      OtherMachine.Installed installed =
          session
              .appliance()
              .connectionDesk()
              .installKey(
                  ready.connection(),
                  ready.pair(),
                  password,
                  session.who(),
                  Thread.currentThread()::isInterrupted);
      String what = installed.wasThere() ? "was there already" : "was installed";
      return Reply.done(
              "The key " + what + "; it opens " + ConnectionFacts.where(ready.connection()) + ".")
          .withFacts(Map.of("was-there", installed.wasThere()));
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
