package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A key pair to be made: its name, its kind, and the size of an RSA key. */
final class NewPairPage implements Page {
  private static final String TYPE = "type";
  private static final String BITS = "bits";

  private String type = KeyKind.ED25519.word();

  @Override
  public View view(Desk desk) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.text(PairNames.FIELD, "Name", PairNames.HELP, ""));
    fields.add(
        Field.choice(
                TYPE,
                "Kind",
                "ed25519: small and quick, for every OpenSSH of the last ten years. rsa: for older"
                    + " machines too.",
                type,
                List.of(KeyKind.ED25519.word(), KeyKind.RSA.word()))
            .shaping());
    if (type.equals(KeyKind.RSA.word())) {
      fields.add(
          Field.choice(
              BITS,
              "Bits",
              "3072 is good for the coming years; a larger key signs in more slowly.",
              String.valueOf(KeyKind.RSA.usualBits()),
              List.of("2048", "3072", "4096")));
    }
    return new View.Form("New key pair", "", fields, "Make it");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    type = answer.text(TYPE);
    if (!answer.choice().equals(Answer.OK)) {
      return Next.stay();
    }
    return PairNames.read(
        answer,
        name -> {
          KeyKind kind = KeyKind.find(type).orElse(KeyKind.ED25519);
          return Next.work(
              kind == KeyKind.RSA
                  ? "Making the key pair; with RSA this takes some seconds…"
                  : "Making the key pair…",
              () -> made(name, kind, answer.text(BITS), desk));
        });
  }

  private static Next made(SshName name, KeyKind kind, String bits, Desk desk) throws HostFailure {
    Checked<KeyPair> pair =
        desk.appliance()
            .sshDesk()
            .keyPairs()
            .generateKeyPair(
                name,
                kind,
                bits.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(bits)));
    String command =
        "crashcart key-pair generate "
            + name
            + " --type "
            + kind.word()
            + (bits.isEmpty() ? "" : " --bits " + bits);
    return PairNames.planned(pair, "make the key pair " + name, command, desk);
  }
}
