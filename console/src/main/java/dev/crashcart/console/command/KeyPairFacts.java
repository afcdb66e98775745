package dev.crashcart.console.command;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is told of a key pair; of the private key only whether it is there. */
final class KeyPairFacts {
  private KeyPairFacts() {}

  static Map<String, Object> of(KeyPair pair, Optional<PublicKeyLine> line, SshSettings settings) {
    OptionalInt bits = line.map(PublicKeyLine::bits).orElse(OptionalInt.empty());
    return Facts.object(
        "name", pair.name().value(),
        "type", line.map(PublicKeyLine::type).orElse(""),
        "bits", bits.isPresent() ? bits.getAsInt() : 0,
        "fingerprint", line.map(PublicKeyLine::fingerprint).orElse(""),
        "comment", line.map(PublicKeyLine::comment).orElse(""),
        "public", line.map(PublicKeyLine::toString).orElse(""),
        "has-private", pair.privateKey().isPresent(),
        "used-by", users(pair, settings));
  }

  /** {@code 3072 SHA256:… comment (RSA)}, as {@code ssh-keygen -l} has it. */
  static String words(PublicKeyLine line) {
    return (line.bits().isPresent() ? line.bits().getAsInt() + " " : "")
        + line.fingerprint()
        + (line.comment().isEmpty() ? "" : " " + line.comment())
        + " ("
        + line.shortType()
        + ")";
  }

  static List<String> users(KeyPair pair, SshSettings settings) {
    return settings.usersOf(pair.name()).stream().map(it -> it.name().value()).toList();
  }
}
