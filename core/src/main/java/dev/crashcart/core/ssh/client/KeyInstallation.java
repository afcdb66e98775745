package dev.crashcart.core.ssh.client;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;

/**
 * Puts a public key into the authorized_keys of the account one is signed in to, once, as
 * ssh-copy-id(1) does; by SFTP where no commands run.
 */
final class KeyInstallation {
  private static final String FOLDER = ".ssh";
  private static final String FILE = FOLDER + "/authorized_keys";
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_ANSWER = 64;
  private static final int FOLDER_MODE = 0700;
  private static final int FILE_MODE = 0600;
  private static final String ADDED = "crashcart-added";
  private static final String THERE = "crashcart-there";

  /**
   * Reads the key without and with its comment from its input, so that nothing of it is a word of
   * any command; without single quotes, for it stands in them.
   */
  private static final String SCRIPT =
      "umask 077; cd || exit 1; IFS= read -r key && IFS= read -r line || exit 1; f="
          + FILE
          + "; mkdir -p "
          + FOLDER
          + " && touch $f || exit 1;"
          + " if grep -v \"^[[:space:]]*#\" $f | grep -qF -e \"$key\"; then said="
          + THERE
          + "; else if [ -s $f ] && [ -n \"$(tail -c 1 $f)\" ]; then echo >> $f; fi;"
          + " printf \"%s\\n\" \"$line\" >> $f || exit 1; said="
          + ADDED
          + "; fi; chmod go-rwx "
          + FOLDER
          + " $f; command -v restorecon >/dev/null 2>&1 && restorecon -RF "
          + FOLDER
          + " >/dev/null 2>&1; echo $said";

  private final Link link;

  KeyInstallation(Link link) {
    this.link = link;
  }

  /** Installs it; whether it was there already. */
  boolean install(PublicKeyLine key) throws HostFailure {
    Optional<Boolean> there = byShell(key);
    return there.isPresent() ? there.get() : bySftp(key);
  }

  /** Nothing when the account runs no commands, or answers something else. */
  private Optional<Boolean> byShell(PublicKeyLine key) throws HostFailure {
    String input = bare(key) + "\n" + key + "\n";
    Answer answer = new Answer();
    RemoteCommand command =
        new RemoteCommand(
            "exec sh -c '" + SCRIPT + "'",
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            answer,
            OutputStream.nullOutputStream(),
            link.connection().connectTimeout());
    try {
      command.run(link);
    } catch (HostFailure noShell) {
      if (link.isLost() || link.attempt().waiting().isStopped()) {
        throw noShell;
      }
      // An account without a shell may still take files.
      return Optional.empty();
    }
    String said = answer.text();
    return said.contains(THERE) || said.contains(ADDED)
        ? Optional.of(said.contains(THERE))
        : Optional.empty();
  }

  private boolean bySftp(PublicKeyLine key) throws HostFailure {
    try {
      return Transfer.run(link, (files, moving) -> append(files, key) ? 1 : 0) == 1;
    } catch (IOException refused) {
      throw link.attempt()
          .failed(
              Ending.FAILED,
              "The key could not be installed: the account runs no commands and "
                  + Foreign.reason(refused)
                  + ".",
              "Put the public key into its authorized_keys by other means.");
    }
  }

  private static boolean append(SftpClient files, PublicKeyLine key) throws IOException {
    if (RemoteFiles.find(files, FOLDER).isEmpty()) {
      files.mkdir(FOLDER);
      files.setStat(FOLDER, new Attributes().perms(FOLDER_MODE));
    }
    String before =
        new String(
            RemoteFiles.read(files, FILE, MOST_BYTES).orElse(new byte[0]), StandardCharsets.UTF_8);
    boolean there =
        before.lines().flatMap(line -> PublicKeyLine.find(line).stream()).anyMatch(key::isSameKey);
    if (!there) {
      boolean cut = !before.isEmpty() && !before.endsWith("\n");
      String text = (cut ? "\n" : "") + key + "\n";
      try (OutputStream to =
          files.write(FILE, EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Append))) {
        to.write(text.getBytes(StandardCharsets.UTF_8));
      }
      files.setStat(FILE, new Attributes().perms(FILE_MODE));
    }
    return there;
  }

  private static String bare(PublicKeyLine key) {
    return key.type() + " " + key.data();
  }

  /** The last bytes of what was said, for a shell may greet before them. */
  private static final class Answer extends OutputStream {
    private final StringBuilder text = new StringBuilder();

    @Override
    public synchronized void write(int one) {
      text.append((char) (one & 0xff));
      if (text.length() > MOST_ANSWER) {
        text.delete(0, text.length() - MOST_ANSWER);
      }
    }

    synchronized String text() {
      return text.toString();
    }
  }
}
