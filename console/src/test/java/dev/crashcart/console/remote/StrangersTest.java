package dev.crashcart.console.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server at its door: what it offers, and whoever comes to it without meaning to sign in. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StrangersTest {
  private static final int KEXINIT = 20;

  @TempDir Path folder;

  private static Socket knock(RemoteBench bench) throws IOException {
    Socket socket = new Socket("127.0.0.1", bench.port());
    socket.setSoTimeout((int) RemoteBench.LIMIT.toMillis());
    return socket;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** The lists of names in the server's first packet, RFC 4253, 7.1. */
  private static List<List<String>> offered(RemoteBench bench) throws IOException {
    try (Socket socket = knock(bench)) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      assertThat(line(in)).isEqualTo("SSH-2.0-Crashcart");
      socket.getOutputStream().write("SSH-2.0-test\r\n".getBytes(StandardCharsets.US_ASCII));
      in.readInt();
      in.readUnsignedByte();
      assertThat(in.readUnsignedByte()).isEqualTo(KEXINIT);
      in.readNBytes(16);
      List<List<String>> lists = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        String names = new String(in.readNBytes(in.readInt()), StandardCharsets.US_ASCII);
        lists.add(names.isEmpty() ? List.of() : List.of(names.split(",")));
      }
      return lists;
    }
  }

  @Test
  void only_strong_algorithms_are_offered() throws Exception {
    try (RemoteBench bench = RemoteBench.open(folder)) {
      List<List<String>> offered = offered(bench);
      assertThat(offered.get(0))
          .containsExactly(
              "mlkem768x25519-sha256",
              "sntrup761x25519-sha512",
              "sntrup761x25519-sha512@openssh.com",
              "curve25519-sha256",
              "curve25519-sha256@libssh.org",
              "ecdh-sha2-nistp256",
              "ecdh-sha2-nistp384",
              "ecdh-sha2-nistp521",
              "diffie-hellman-group16-sha512",
              "diffie-hellman-group18-sha512",
              "diffie-hellman-group14-sha256",
              "ext-info-s",
              "kex-strict-s-v00@openssh.com");
      assertThat(offered.get(1)).containsExactly("ssh-ed25519", "rsa-sha2-512", "rsa-sha2-256");
      for (int way : List.of(2, 3)) {
        assertThat(offered.get(way))
            .containsExactly(
                "chacha20-poly1305@openssh.com",
                "aes128-gcm@openssh.com",
                "aes256-gcm@openssh.com",
                "aes128-ctr",
                "aes192-ctr",
                "aes256-ctr");
      }
      for (int way : List.of(4, 5)) {
        assertThat(offered.get(way))
            .containsExactly(
                "hmac-sha2-256-etm@openssh.com",
                "hmac-sha2-512-etm@openssh.com",
                "hmac-sha2-256",
                "hmac-sha2-512");
      }
      assertThat(offered.get(6)).containsExactly("none");
      assertThat(offered.get(7)).containsExactly("none");
    }
  }

  @Test
  void rubbish_half_open_and_silent_connections_harm_nobody() throws Exception {
    try (RemoteBench bench = RemoteBench.open(folder)) {
      byte[] noise = new byte[1 << 20];
      new Random(42).nextBytes(noise);
      List<Socket> left = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        knock(bench).close();
        left.add(knock(bench));
        Socket half = knock(bench);
        half.shutdownOutput();
        left.add(half);
        try (Socket loud = knock(bench)) {
          if (i > 0) {
            loud.getOutputStream().write("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII));
          }
          loud.getOutputStream().write(noise);
        } catch (SocketException hungUp) {
          // The server need not listen to all of it.
          assertThat(hungUp).hasMessageMatching("(?i).*(reset|pipe|abort).*");
        }
      }
      try (RemoteClient client = RemoteClient.signedIn(bench.port()).menu()) {
        assertThat(client.sees("Console setup")).isTrue();
      }
      for (Socket socket : left) {
        socket.close();
      }
      assertThat(RemoteBench.until(() -> bench.server().visitors() == 0)).isTrue();
    }
  }

  @Test
  void too_many_strangers_from_one_place_are_turned_away_and_silent_ones_after_a_while()
      throws Exception {
    FrontLimits limits =
        new FrontLimits(5, 5, 3, Duration.ofSeconds(2), Duration.ofSeconds(15), 3, Duration.ZERO);
    try (RemoteBench bench =
        RemoteBench.open(folder, limits, (terminal, who) -> terminal.readInput())) {
      List<Socket> silent = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Socket socket = knock(bench);
        assertThat(line(socket.getInputStream())).startsWith("SSH-2.0");
        silent.add(socket);
      }
      try (Socket fourth = knock(bench)) {
        InputStream in = fourth.getInputStream();
        while (in.read() >= 0) {
          // Whatever it still says, it hangs up.
          continue;
        }
      } catch (SocketException reset) {
        assertThat(reset).hasMessageContaining("reset");
      }
      assertThat(RemoteBench.until(() -> bench.server().visitors() == 0))
          .as("who does not sign in is let go")
          .isTrue();
      try (Socket next = knock(bench)) {
        assertThat(line(next.getInputStream())).startsWith("SSH-2.0");
      }
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void host_keys_are_the_same_after_a_restart() throws Exception {
    try (RemoteBench bench = RemoteBench.open(folder)) {
      String before = hostKey(bench);
      bench.restart();
      assertThat(hostKey(bench)).isEqualTo(before);
      assertThat(bench.appliance().sshDesk().front().hostKeys())
          .anyMatch(key -> key.key().toString().startsWith(before));
    }
  }

  private static String hostKey(RemoteBench bench) throws IOException {
    try (RemoteClient client = RemoteClient.signedIn(bench.port())) {
      return org.apache.sshd.common.config.keys.PublicKeyEntry.toString(
          client.session().getServerKey());
    }
  }
}
