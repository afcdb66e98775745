package dev.crashcart.core.ssh.keys;

import dev.crashcart.core.config.PublicKeyLine;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a text is that was given for a private key and is none, as a sentence. */
final class ForeignKeyText {
  private static final String PUBLIC =
      "this is the public key. Give the private one: the file of the same name without .pub.";

  private static final String CERTIFICATE =
      "this is a certificate, not a private key. Give the file of the private key it belongs to.";

  private static final Pattern ANY_BEGIN = Pattern.compile("-----+ ?(BEGIN|END) ");

  private ForeignKeyText() {}

  /** Nothing of the text stands in the sentence: it may be most of a key. */
  static String sentence(String text) {
    if (text.isBlank()) {
      return "there is no private key in this: it is empty.";
    }
    if (text.contains("PuTTY-User-Key-File")) {
      return "this is a key of PuTTY. Convert it and give the result: puttygen FILE -O"
          + " private-openssh -o NEW, or in PuTTYgen: Conversions, Export OpenSSH key.";
    }
    if (text.contains("BEGIN SSH2 ENCRYPTED PRIVATE KEY")) {
      return "this is a key of ssh.com. Convert it and give the result: ssh-keygen -i -f FILE";
    }
    if (text.contains("BEGIN PGP")) {
      return "this is a key of PGP, which SSH does not use. Make one: crashcart key-pair generate"
          + " NAME";
    }
    if (text.contains("PRIVATE KEY")) {
      return OpenSshKey.DAMAGED;
    }
    if (text.contains("PUBLIC KEY--") || text.contains("SSH2 PUBLIC KEY")) {
      return PUBLIC;
    }
    if (text.contains("BEGIN CERTIFICATE")) {
      return CERTIFICATE;
    }
    Optional<PublicKeyLine> line =
        text.lines().flatMap(one -> PublicKeyLine.find(one).stream()).findFirst();
    if (line.isPresent()) {
      return line.get().type().contains("-cert-") ? CERTIFICATE : PUBLIC;
    }
    return ANY_BEGIN.matcher(text).find()
        ? OpenSshKey.DAMAGED
        : "this is no private key; the text of one begins with a line such as -----BEGIN OPENSSH"
            + " PRIVATE KEY-----.";
  }
}
