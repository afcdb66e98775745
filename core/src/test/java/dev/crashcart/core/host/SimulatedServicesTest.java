package dev.crashcart.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the pretend machine besides those that set its network up. */
class SimulatedServicesTest {
  private static final String CABLES = PretendMachine.CABLES;

  @TempDir Path temp;
  private PretendMachine machine;
  private SimulatedHost host;

  @BeforeEach
  void create() throws Exception {
    machine = new PretendMachine(temp.resolve("demo"));
    host = machine.host;
  }

  private CommandResult run(String line) throws HostFailure {
    return machine.run(line);
  }

  private String said(String line) throws HostFailure {
    return machine.said(line);
  }

  private void write(String path, String text) throws HostFailure {
    machine.write(path, text);
  }

  @Test
  void what_is_not_there_is_an_error() throws Exception {
    assertThat(run("networkctl reconfigure eno9").errors()).contains("No such device");
    assertThat(run("ip link delete dev eno9").errors()).contains("Cannot find device");
    assertThat(run("ip link delete dev eno1").errors()).contains("not supported");
    assertThat(run("ip dance").succeeded()).isFalse();
    assertThat(run("ip -json route get 2001:db8:99::1").succeeded()).isTrue();
    write(CABLES, "eno1 unplugged\n");
    assertThat(run("ip -json route get 2001:db8:99::1").errors()).contains("unreachable");
  }

  @Test
  void neighbours_answer_and_nobody_else_on_the_link() throws Exception {
    assertThat(run("ping -c 1 192.168.40.1").succeeded()).isTrue();
    assertThat(run("ping -c 1 192.168.40.77").exit()).isEqualTo(1);
    assertThat(run("ping -c 1 192.0.2.77").succeeded()).isTrue();
    assertThat(run("arping -D -c 2 -w 2 -I eno1 192.168.40.1").exit()).isEqualTo(1);
    assertThat(run("arping -D -c 2 -w 2 -I eno1 192.168.40.1").output())
        .contains("[02:00:5E:20:00:01]");
    assertThat(run("arping -D -c 2 -w 2 -I eno1 192.168.40.77").exit()).isZero();
    assertThat(said("ip -json neigh")).contains("02:00:5e:20:00:01");
    assertThat(run("ethtool -p eno2 5").succeeded()).isTrue();
    assertThat(run("ethtool -p eno9 5").succeeded()).isFalse();
  }

  @Test
  void units_are_those_in_the_file() throws Exception {
    assertThat(said("systemctl is-active systemd-networkd.service")).isEqualTo("active\n");
    assertThat(run("systemctl is-active NetworkManager").exit()).isEqualTo(3);
    assertThat(run("systemctl is-enabled NetworkManager").output()).isEqualTo("disabled\n");
    assertThat(host.hasCommand("nmcli")).isFalse();
    said("systemctl stop systemd-networkd");
    assertThat(run("networkctl reload").succeeded()).isFalse();
    said("systemctl start systemd-networkd");
    said("networkctl reload");
    said("systemctl restart systemd-timesyncd");
    said("systemctl daemon-reload");
  }

  @Test
  void names_of_the_resolver_count_once_it_reads_them() throws Exception {
    write("/etc/systemd/resolved.conf.d/50.conf", "[Resolve]\nDNS=9.9.9.9\nDomains=example.org\n");
    assertThat(said("resolvectl dns")).startsWith("Global:\n");
    said("systemctl try-reload-or-restart systemd-resolved");
    assertThat(said("resolvectl dns")).startsWith("Global: 9.9.9.9\n");
    assertThat(said("resolvectl domain")).startsWith("Global: example.org\n");
    said("systemctl stop systemd-resolved");
    assertThat(run("resolvectl dns").succeeded()).isFalse();
  }

  @Test
  void the_name_of_the_machine_comes_from_a_file() throws Exception {
    assertThat(said("hostname")).isEqualTo("appliance\n");
    write("/etc/hostname", "# ours\nnas01\n");
    said("hostname -F /etc/hostname");
    assertThat(said("hostname")).isEqualTo("nas01\n");
    assertThat(run("hostname -F /etc/none").errors()).contains("No such file");
  }
}
