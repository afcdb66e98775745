package dev.crashcart.core.ssh.client;

import dev.crashcart.core.config.Key;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** Files of another machine: a file appears there whole or not at all. */
final class RemoteFiles {
  private static final int PIECE = 32 << 10;

  private final Link link;

  RemoteFiles(Link link) {
    this.link = link;
  }

  /**
   * Sends a file. It is written beside its place, measured, and renamed.
   *
   * @param remote its path; in a folder it gets the name
   * @param mode its permissions, set before anything is in it
   * @return how many bytes it was
   */
  long push(InputStream from, String name, String remote, int mode) throws HostFailure {
    try {
      return Transfer.run(link, (files, moving) -> push(files, moving, from, name, remote, mode));
    } catch (IOException refused) {
      throw failed("could not be sent to", remote, refused);
    }
  }

  private static long push(
      SftpClient files, Runnable moving, InputStream from, String name, String remote, int mode)
      throws IOException {
    boolean folder = find(files, remote).filter(Attributes::isDirectory).isPresent();
    String path = folder ? remote.replaceFirst("/+$", "") + "/" + name : remote;
    String unfinished = path + ".crashcart-" + UUID.randomUUID().toString().substring(0, 8);
    boolean placed = false;
    files.open(unfinished, EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Exclusive)).close();
    try {
      files.setStat(unfinished, new Attributes().perms(mode));
      long sent;
      try (OutputStream to = files.write(unfinished, PIECE, EnumSet.of(OpenMode.Write))) {
        sent = copy(from, to, moving);
      }
      long there = files.stat(unfinished).getSize();
      if (there != sent) {
        throw new IOException("only " + there + " of " + sent + " bytes arrived");
      }
      rename(files, unfinished, path);
      placed = true;
      return sent;
    } finally {
      if (!placed) {
        removeQuietly(files, unfinished);
      }
    }
  }

  /** Over what is there already; only where the other machine cannot do that, after removing it. */
  private static void rename(SftpClient files, String from, String to) throws IOException {
    OpenSSHPosixRenameExtension atomic = files.getExtension(OpenSSHPosixRenameExtension.class);
    if (atomic != null && atomic.isSupported()) {
      atomic.posixRename(from, to);
      return;
    }
    if (find(files, to).isPresent()) {
      files.remove(to);
    }
    files.rename(from, to);
  }

  private static void removeQuietly(SftpClient files, String path) {
    try {
      files.remove(path);
    } catch (IOException | RuntimeException left) {
      System.getLogger(RemoteFiles.class.getName())
          .log(System.Logger.Level.WARNING, "An unfinished file was left behind: " + path);
    }
  }

  /**
   * Fetches a file and checks that all of it came.
   *
   * @return how many bytes it was
   */
  long pull(String remote, OutputStream to) throws HostFailure {
    try {
      return Transfer.run(link, (files, moving) -> pull(files, moving, remote, to));
    } catch (IOException refused) {
      throw failed("could not be fetched from", remote, refused);
    }
  }

  private static long pull(SftpClient files, Runnable moving, String remote, OutputStream to)
      throws IOException {
    Attributes facts = files.stat(remote);
    if (facts.isDirectory()) {
      throw new IOException("it is a folder");
    }
    long came;
    try (InputStream from = files.read(remote, PIECE)) {
      came = copy(from, to, moving);
    }
    if (came < facts.getSize()) {
      throw new IOException("only " + came + " of " + facts.getSize() + " bytes came");
    }
    return came;
  }

  /** A small file, or nothing where there is none. */
  static Optional<byte[]> read(SftpClient files, String path, int most) throws IOException {
    if (find(files, path).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream from = files.read(path)) {
      return Optional.of(from.readNBytes(most));
    }
  }

  static Optional<Attributes> find(SftpClient files, String path) throws IOException {
    try {
      return Optional.of(files.stat(path));
    } catch (SftpException refused) {
      if (refused.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
          || refused.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static long copy(InputStream from, OutputStream to, Runnable moving) throws IOException {
    byte[] piece = new byte[PIECE];
    long sum = 0;
    for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
      to.write(piece, 0, n);
      sum += n;
      moving.run();
    }
    return sum;
  }

  private HostFailure failed(String what, String remote, IOException refused) {
    String where = Key.quote(remote) + " on " + link.connection().name();
    if (link.isLost()) {
      return failure("The connection was lost while the file went.", "Try again.");
    }
    if (!(refused instanceof SftpException status)) {
      return failure(
          "The file " + what + " " + where + ": " + Foreign.reason(refused) + ".",
          "Is SFTP on there (Subsystem sftp)?");
    }
    return switch (status.getStatus()) {
      case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH ->
          failure("There is no " + where + ".", "Look at the path; folders are not made.");
      case SftpConstants.SSH_FX_PERMISSION_DENIED ->
          failure(
              "The account " + link.connection().username() + " may not use " + where + ".",
              "Take a path in its own home folder, or another account.");
      default ->
          failure(
              "The file " + what + " " + where + ": " + Foreign.reason(status) + ".",
              "Is there space left on the disk there?");
    };
  }

  private HostFailure failure(String sentence, String whatToDo) {
    return link.attempt().failed(Ending.FAILED, sentence, whatToDo);
  }
}
