package dev.crashcart.console.command;

import dev.crashcart.core.apply.KeyPairDesk.ExportChoice;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.keys.KeyExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code key-pair export NAME --to DIR}: the pair as files, usually on a stick. */
@Command(
    name = "export",
    description =
        "Write the key pair as files: NAME (the private key, mode 0600) and NAME.pub (0644).",
    footer = {"", "Example: crashcart key-pair export backup --to /media/usb"})
final class KeyPairExportCommand implements Verb {
  @Mixin private KeyPairName name = new KeyPairName();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      required = true,
      description = "A folder of this machine, such as that of a mounted stick.")
  private String folder = "";

  @Option(names = "--replace", description = "Replace files of these names.")
  private boolean replace;

  @Option(names = "--public-only", description = "The public key alone.")
  private boolean publicOnly;

  @Override
  public Reply run(Session session) throws HostFailure {
    Checked<KeyExport.Written> written =
        session
            .appliance()
            .sshDesk()
            .keyPairs()
            .exportKeyPair(
                name.value(), folder, new ExportChoice(replace, publicOnly), session.who());
    if (written.findValue().isEmpty()) {
      return Reply.problems(written.problems(), new byte[0]);
    }
    KeyExport.Written done = written.findValue().get();
    return Reply.done("Written: " + String.join(", ", done.files()))
        .withNotes(done.warnings())
        .withFacts(Facts.two("files", done.files(), "warnings", done.warnings()));
  }
}
