package dev.crashcart.console.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.SshException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The menu over SSH, from signing in to hanging up, with a client in this process. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class MenuServerTest {
  private static final String TITLE = "Console setup";

  @TempDir Path folder;

  @Test
  void the_menu_is_painted_takes_keys_and_ends_with_status_zero() throws Exception {
    try (RemoteBench bench = RemoteBench.open(folder);
        RemoteClient client = RemoteClient.signedIn(bench.port()).menu()) {
      assertThat(client.sees(TITLE)).as(client.seen()).isTrue();
      client.forget().type("8");
      assertThat(client.sees("Audit log")).as(client.seen()).isTrue();
      client.forget().type("\033");
      assertThat(client.sees("Remote login")).as(client.seen()).isTrue();
      client.forget().type("q\r");
      assertThat(client.exit()).as(client.seen()).isZero();
      assertThat(client.seen()).endsWith("\033[?1049l");
    }
  }

  @Test
  void a_terminal_without_a_cursor_gets_lines() throws Exception {
    try (RemoteBench bench = RemoteBench.open(folder);
        RemoteClient client = RemoteClient.signedIn(bench.port()).menu("dumb", 80, 24)) {
      assertThat(client.sees("Line by line:")).as(client.seen()).isTrue();
      assertThat(client.sees(TITLE)).as(client.seen()).isTrue();
      client.forget().type("8\r");
      assertThat(client.sees("Audit log")).as(client.seen()).isTrue();
      assertThat(client.seen()).contains("8\r\n").doesNotContain("\033");
      client.type("b\rq\r");
      assertThat(client.exit()).as(client.seen()).isZero();
    }
  }

  @Test
  void no_shell_is_offered() throws Exception {
    try (RemoteBench bench = RemoteBench.open(folder);
        RemoteClient client = RemoteClient.signedIn(bench.port()).menu("xterm", 132, 43)) {
      assertThat(client.sees("not over this connection")).as(client.seen()).isTrue();
    }
  }

  @Test
  void a_new_size_is_painted_and_sizes_beyond_reason_are_cut() throws Exception {
    List<String> sizes = new ArrayList<>();
    Shown shown =
        (terminal, who) -> {
          for (int i = 0; i < 3; i++) {
            synchronized (sizes) {
              sizes.add(
                  terminal.getTerminalSize().getColumns()
                      + "x"
                      + terminal.getTerminalSize().getRows());
            }
            terminal.readInput();
          }
        };
    try (RemoteBench bench = RemoteBench.open(folder, RemoteBench.limits(), shown);
        RemoteClient client = RemoteClient.signedIn(bench.port()).menu("vt220", 0, 0)) {
      assertThat(RemoteBench.until(() -> count(sizes) == 1)).isTrue();
      client.resize(100, 30).type("x");
      assertThat(RemoteBench.until(() -> count(sizes) == 2)).isTrue();
      client.resize(99_999, 1).type("x");
      assertThat(RemoteBench.until(() -> count(sizes) == 3)).isTrue();
      assertThat(sizes).containsExactly("80x24", "100x30", "500x1");
    }
  }

  private static int count(List<String> list) {
    synchronized (list) {
      return list.size();
    }
  }

  @Test
  void an_authorised_key_opens_and_another_does_not() throws Exception {
    try (RemoteBench bench = RemoteBench.open(folder)) {
      KeyPair key = bench.authorized("admin");
      try (RemoteClient client = RemoteClient.connect(bench.port(), "admin").byKey(key).menu()) {
        assertThat(client.sees(TITLE)).as(client.seen()).isTrue();
      }
      assertThat(String.join("\n", bench.appliance().auditTail(1)))
          .contains("signed-in", "by key SHA256:", "127.0.0.1:");
      java.security.KeyPairGenerator other = java.security.KeyPairGenerator.getInstance("EC");
      other.initialize(256);
      refused(bench, "admin", client -> client.byKey(other.generateKeyPair()));
      refused(bench, "root", client -> client.byKey(key));
    }
  }

  /** An attempt to sign in. */
  private interface Attempt {
    void by(RemoteClient client) throws IOException;
  }

  private static void refused(RemoteBench bench, String account, Attempt attempt)
      throws IOException {
    try (RemoteClient client = RemoteClient.connect(bench.port(), account)) {
      assertThatThrownBy(() -> attempt.by(client)).isInstanceOf(SshException.class);
    }
  }

  @Test
  void wrong_passwords_and_other_accounts_are_refused_and_not_quickly() throws Exception {
    try (RemoteBench bench = RemoteBench.open(folder)) {
      long begun = System.nanoTime();
      refused(bench, "admin", client -> client.byPassword("wrong"));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(2));
      refused(bench, "root", client -> client.byPassword(RemoteBench.PASSWORD));
      refused(bench, "nobody", client -> client.byPassword(RemoteBench.PASSWORD));
      String audit = String.join("\n", bench.appliance().auditTail(3));
      assertThat(audit).contains("wrong password", "root may not use a password");
      assertThat(audit).doesNotContain(RemoteBench.PASSWORD);
    }
  }

  @Test
  void what_is_not_the_menu_is_refused_with_a_sentence() throws Exception {
    try (RemoteBench bench = RemoteBench.open(folder)) {
      try (RemoteClient client = RemoteClient.signedIn(bench.port()).withoutTerminal()) {
        assertThat(client.exit()).isEqualTo(1);
        assertThat(client.seen()).contains("ssh -t");
      }
      try (RemoteClient client = RemoteClient.signedIn(bench.port()).command("reboot")) {
        assertThat(client.exit()).isEqualTo(1);
        assertThat(client.seen()).contains("runs no commands");
      }
      try (RemoteClient client = RemoteClient.signedIn(bench.port()).subsystem("sftp")) {
        assertThat(client.exit()).isEqualTo(1);
        assertThat(client.seen()).contains("moves no files");
      }
      try (RemoteClient client = RemoteClient.signedIn(bench.port())) {
        assertThatThrownBy(
                () ->
                    client
                        .session()
                        .createDirectTcpipChannel(
                            new org.apache.sshd.common.util.net.SshdSocketAddress("127.0.0.1", 1),
                            new org.apache.sshd.common.util.net.SshdSocketAddress(
                                "127.0.0.1", bench.port()))
                        .open()
                        .verify(RemoteBench.LIMIT))
            .isInstanceOf(SshException.class);
      }
    }
  }

  @Test
  void a_client_that_vanishes_leaves_nothing_behind() throws Exception {
    try (RemoteBench bench = RemoteBench.open(folder)) {
      List<RemoteClient> clients = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        clients.add(RemoteClient.signedIn(bench.port()).menu());
      }
      for (RemoteClient client : clients) {
        assertThat(client.sees(TITLE)).as(client.seen()).isTrue();
      }
      assertThat(bench.server().menus()).isEqualTo(10);
      clients.forEach(RemoteClient::vanish);
      assertThat(RemoteBench.until(() -> bench.server().menus() == 0)).isTrue();
      assertThat(RemoteBench.until(() -> bench.server().visitors() == 0)).isTrue();
      assertThat(RemoteBench.until(() -> RemoteBench.menuThreads().isEmpty()))
          .as(RemoteBench.menuThreads().toString())
          .isTrue();
    }
  }

  @Test
  void a_client_that_does_not_answer_any_more_is_let_go() throws Exception {
    FrontLimits limits =
        new FrontLimits(5, 5, 5, Duration.ofSeconds(60), Duration.ofMillis(50), 3, Duration.ZERO);
    try (RemoteBench bench =
            RemoteBench.open(folder, limits, (terminal, who) -> terminal.readInput());
        RemoteClient client = RemoteClient.signedIn(bench.port()).menu()) {
      assertThat(RemoteBench.until(() -> bench.server().menus() == 1)).isTrue();
      client.session().getIoSession().suspendRead();
      assertThat(RemoteBench.until(() -> bench.server().menus() == 0)).isTrue();
      assertThat(RemoteBench.until(() -> bench.server().visitors() == 0)).isTrue();
    }
  }

  @Test
  void who_presses_no_key_is_signed_out_with_a_sentence() throws Exception {
    FrontLimits limits =
        new FrontLimits(
            5, 5, 5, Duration.ofSeconds(60), Duration.ofSeconds(15), 3, Duration.ofMillis(300));
    try (RemoteBench bench =
            RemoteBench.open(folder, limits, (terminal, who) -> terminal.readInput());
        RemoteClient client = RemoteClient.signedIn(bench.port()).menu()) {
      assertThat(client.exit()).isZero();
      assertThat(client.seen()).contains("Signed out: no key was pressed");
    }
  }

  @Test
  void everybody_is_told_when_it_stops() throws Exception {
    RemoteBench bench = RemoteBench.open(folder);
    try (RemoteClient client = RemoteClient.signedIn(bench.port()).menu()) {
      assertThat(client.sees(TITLE)).isTrue();
      bench.close();
      assertThat(client.exit()).isZero();
      assertThat(client.seen()).contains("\033[?1049l", "is being stopped");
    } finally {
      bench.close();
    }
  }

  @Test
  void there_is_room_for_so_many_menus() throws Exception {
    FrontLimits limits =
        new FrontLimits(1, 5, 5, Duration.ofSeconds(60), Duration.ofSeconds(15), 3, Duration.ZERO);
    try (RemoteBench bench =
            RemoteBench.open(folder, limits, (terminal, who) -> terminal.readInput());
        RemoteClient first = RemoteClient.signedIn(bench.port()).menu()) {
      assertThat(RemoteBench.until(() -> bench.server().menus() == 1)).isTrue();
      try (RemoteClient second = RemoteClient.signedIn(bench.port()).menu()) {
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.seen()).contains("as many people");
      }
      first.type("x");
      assertThat(first.exit()).isZero();
      try (RemoteClient third = RemoteClient.signedIn(bench.port()).menu()) {
        assertThat(RemoteBench.until(() -> bench.server().menus() == 1)).isTrue();
        assertThat(third.seen()).doesNotContain("as many people");
      }
    }
  }

  @Test
  void a_port_that_is_taken_is_told() throws Exception {
    try (RemoteBench bench = RemoteBench.open(folder)) {
      FrontPlace taken = new FrontPlace(bench.port(), RemoteBench.place().addresses());
      assertThatThrownBy(() -> MenuServer.start(bench.appliance(), taken, "1.0"))
          .isInstanceOf(HostFailure.class)
          .hasMessageContaining("cannot listen on port " + bench.port())
          .hasMessageContaining("console.ssh.port");
    }
  }

  @Test
  void a_fault_in_the_menu_ends_with_a_report() throws Exception {
    Shown broken =
        (terminal, who) -> {
          throw new IllegalStateException("on purpose");
        };
    try (RemoteBench bench = RemoteBench.open(folder, RemoteBench.limits(), broken);
        RemoteClient client = RemoteClient.signedIn(bench.port()).menu()) {
      assertThat(client.exit()).isEqualTo(1);
      assertThat(client.seen()).contains("report").doesNotContain("IllegalState");
    }
  }
}
