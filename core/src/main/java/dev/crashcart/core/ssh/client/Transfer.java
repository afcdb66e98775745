package dev.crashcart.core.ssh.client;

import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/**
 * Work over SFTP (draft-ietf-secsh-filexfer-02) on a thread of its own, which is ended when nothing
 * moves any more or the operator has had enough.
 */
final class Transfer {
  private final Link link;
  private final AtomicLong moved = new AtomicLong();
  private final AtomicReference<Optional<Long>> done = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Throwable>> fault =
      new AtomicReference<>(Optional.empty());

  private Transfer(Link link) {
    this.link = link;
  }

  /** What is done with the files of the other machine. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @param moving to be called whenever something has moved
     * @return how many bytes it was
     */
    long with(SftpClient files, Runnable moving) throws IOException;
  }

  /** Does the work; each step of it within the connection's limit. */
  static long run(Link link, Work work) throws HostFailure, IOException {
    return new Transfer(link).run(work);
  }

  private long run(Work work) throws HostFailure, IOException {
    Thread worker = new Thread(() -> work(work), "crashcart-sftp");
    worker.setDaemon(true);
    worker.start();
    Waiting waiting = link.attempt().waiting();
    Duration stall = link.connection().connectTimeout();
    Waiting.End end = Waiting.End.HAPPENED;
    while (!isOver() && end == Waiting.End.HAPPENED) {
      long seen = moved.get();
      end = waiting.until(() -> isOver() || moved.get() != seen, stall);
    }
    if (!isOver()) {
      // Whatever the worker waits for ends with the connection.
      link.close();
      throw end == Waiting.End.STOPPED ? link.attempt().stopped() : stalled(stall);
    }
    Optional<Throwable> why = fault.get();
    if (why.isPresent()) {
      throw why.get() instanceof IOException refused ? refused : new IOException(why.get());
    }
    return done.get().orElseThrow();
  }

  private boolean isOver() {
    return done.get().isPresent() || fault.get().isPresent();
  }

  private void work(Work work) {
    try (SftpClient files = SftpClientFactory.instance().createSftpClient(link.session())) {
      moving();
      done.set(Optional.of(work.with(files, this::moving)));
    } catch (IOException | RuntimeException refused) {
      // Once the work is done, how the channel closes does not matter any more.
      if (done.get().isEmpty()) {
        fault.set(Optional.of(refused));
      }
    }
    link.attempt().waiting().wake();
  }

  private void moving() {
    moved.incrementAndGet();
    link.attempt().waiting().wake();
  }

  private HostFailure stalled(Duration stall) {
    return link.attempt()
        .failed(
            Ending.FAILED,
            "Nothing has moved for " + HandshakeFailures.seconds(stall.toMillis()) + ".",
            "Try again; a file that is not whole is never left under its own name.");
  }
}
