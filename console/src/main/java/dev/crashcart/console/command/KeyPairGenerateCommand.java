package dev.crashcart.console.command;

import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code key-pair generate NAME}: a new key pair. */
@Command(
    name = "generate",
    description = "Make a new key pair and keep it in the settings.",
    footer = {"", "Example: crashcart key-pair generate backup --type ed25519"})
final class KeyPairGenerateCommand implements Verb {
  @Mixin private KeyPairName name = new KeyPairName();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      converter = KeyKinds.class,
      completionCandidates = KeyKinds.Words.class,
      description = "rsa (default; understood everywhere) or ed25519 (small and quick).")
  private KeyKind kind = KeyKind.RSA;

  @Option(
      names = "--bits",
      paramLabel = "N",
      converter = Numbers.class,
      description = "Size of an RSA key: 2048 to 4096, 3072 when left out.")
  private Optional<Integer> bits = Optional.empty();

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    OptionalInt size = bits.map(OptionalInt::of).orElse(OptionalInt.empty());
    Checked<KeyPair> made =
        session.appliance().sshDesk().keyPairs().generateKeyPair(name.value(), kind, size);
    return KeptKeyPair.keep(session, made, change, "make the key pair " + name.value());
  }
}
