package dev.crashcart.core.ssh.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port at which somebody misbehaves: what it does with each visitor is the test's. */
final class BadPeer implements AutoCloseable {
  private final ServerSocket socket;
  private final List<Socket> visitors = new CopyOnWriteArrayList<>();

  /** What is done with a visitor. */
  interface Manners {
    void meet(Socket visitor, InputStream in, OutputStream out) throws IOException;
  }

  BadPeer(Manners manners) throws IOException {
    socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    daemon(() -> accept(manners));
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept(Manners manners) {
    while (!socket.isClosed()) {
      try {
        Socket visitor = socket.accept();
        visitors.add(visitor);
        daemon(() -> meet(visitor, manners));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void meet(Socket visitor, Manners manners) {
    try {
      manners.meet(visitor, visitor.getInputStream(), visitor.getOutputStream());
    } catch (IOException gone) {
      // The visitor left, which is what it should do.
    }
  }

  /**
   * Stands between a visitor and an honest machine, and lets through so many bytes of what that one
   * says; then does something else.
   */
  static Manners between(int port, int bytes, Manners then) {
    return (visitor, in, out) -> {
      try (Socket honest = new Socket(InetAddress.getLoopbackAddress(), port)) {
        Thread there = daemon(() -> copy(in, honest));
        InputStream from = honest.getInputStream();
        for (int i = 0; i < bytes; i++) {
          int one = from.read();
          if (one < 0) {
            break;
          }
          out.write(one);
        }
        then.meet(visitor, in, out);
        there.interrupt();
      }
    };
  }

  private static void copy(InputStream from, Socket to) {
    try {
      from.transferTo(to.getOutputStream());
    } catch (IOException gone) {
      // One of the two has left.
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "bad-peer");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket visitor : visitors) {
      visitor.close();
    }
  }
}
