package dev.crashcart.console.command;

import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.KeyPair;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code key-pair import NAME}: a key pair from the file of its private key. */
@Command(
    name = "import",
    description =
        "Import a key pair from the file of its private key: of OpenSSH, PEM or PKCS #8, without a"
            + " passphrase. The public key is made from it.",
    footer = {"", "Example: crashcart key-pair import backup --file /media/usb/id_rsa"})
final class KeyPairImportCommand implements Verb {
  @Mixin private KeyPairName name = new KeyPairName();

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Source source = new Source();

  @Option(
      names = "--public",
      paramLabel = "PATH",
      description = "The file of the public key, to see that the two belong together.")
  private Optional<String> publicFile = Optional.empty();

  @Mixin private ChangeOptions change = new ChangeOptions();

  /** Where the private key comes from: never an argument, which everybody could read. */
  static final class Source {
    @Option(names = "--file", paramLabel = "PATH", description = "The file of the private key.")
    private Optional<String> file = Optional.empty();

    @Option(names = "--stdin", description = "Read the private key from standard input.")
    private boolean stdin;

    Optional<String> name() {
      return stdin ? Optional.of("-") : file;
    }
  }

  @Override
  public Reply run(Session session) throws HostFailure {
    if (source.name().isEmpty()) {
      return Reply.usage(
          "Say where the private key is: --file PATH, or --stdin with the key on standard input.");
    }
    return KeyText.read(
        source.name().get(),
        session.input(),
        text ->
            publicFile.isEmpty()
                ? keep(session, text, Optional.empty())
                : KeyText.read(
                    publicFile.get(),
                    session.input(),
                    line -> keep(session, text, Optional.of(line.reveal()))));
  }

  private Reply keep(Session session, Secret text, Optional<String> line) throws HostFailure {
    Checked<KeyPair> read =
        session.appliance().sshDesk().keyPairs().importKeyPair(name.value(), text, line);
    return KeptKeyPair.keep(session, read, change, "import the key pair " + name.value());
  }
}
