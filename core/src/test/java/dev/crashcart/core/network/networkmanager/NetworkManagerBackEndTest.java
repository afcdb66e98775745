package dev.crashcart.core.network.networkmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.network.BackEndFiles;
import dev.crashcart.core.network.ForeignFile;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.NetworkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the back end finds in the files of a machine, here one that does not run. */
class NetworkManagerBackEndTest {
  private static final InterfaceName ENO1 = new InterfaceName("eno1");

  @TempDir Path root;

  private final NetworkManagerBackEnd backEnd = new NetworkManagerBackEnd();
  private Host host;

  @BeforeEach
  void open() throws HostFailure {
    host = LinuxHost.offline(root);
  }

  private void put(String path, String content) throws IOException {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void runsWhereItIsEnabled() throws IOException, HostFailure {
    assertThat(backEnd.runs(host)).isFalse();
    Path wants = root.resolve("etc/systemd/system/multi-user.target.wants");
    Files.createDirectories(wants);
    Files.createSymbolicLink(
        wants.resolve("NetworkManager.service"), Path.of("/lib/systemd/system/x.service"));
    assertThat(backEnd.runs(host)).isTrue();
  }

  @Test
  void findsItsOwnProfiles() throws IOException, HostFailure {
    put(Profile.path(ENO1), "text\n");
    put(Profile.path(new InterfaceName("bond0.40")), "");
    put(Profile.FOLDER + "/crashcart-no name.nmconnection", "");
    assertThat(backEnd.observe(host).own())
        .isEqualTo(
            Map.of(
                Profile.path(ENO1),
                "text\n",
                Profile.FOLDER + "/crashcart-bond0.40.nmconnection",
                ""));
  }

  @Test
  void namesTheProfilesOfOthersThatAreForOneInterface() throws IOException, HostFailure {
    String named = "[connection]\nid = x\ninterface-name = eno1\n";
    put(Profile.FOLDER + "/office.nmconnection", named);
    put(Profile.FOLDER + "/without-suffix", "[connection]\ninterface-name=bond0\n");
    put("/usr/lib/NetworkManager/system-connections/a.nmconnection", named);
    put("/run/NetworkManager/system-connections/b.nmconnection", named);
    put("/run/NetworkManager/system-connections/netplan-eno1.nmconnection", named);
    put(Profile.FOLDER + "/office.nmconnection~", named);
    put(Profile.FOLDER + "/any-card.nmconnection", "[connection]\ntype=ethernet\n");
    put(
        Profile.FOLDER + "/odd.nmconnection",
        "[connection]\ninterface-name=much-too-long-a-name\n");
    put(Profile.FOLDER + "/other-group.nmconnection", "[vlan]\ninterface-name=eno1\n");
    assertThat(backEnd.observe(host))
        .isEqualTo(
            new BackEndFiles(
                Map.of(),
                List.of(
                    new ForeignFile(
                        Profile.FOLDER + "/office.nmconnection", "NetworkManager", ENO1),
                    new ForeignFile(
                        Profile.FOLDER + "/without-suffix",
                        "NetworkManager",
                        new InterfaceName("bond0")),
                    new ForeignFile(
                        "/run/NetworkManager/system-connections/b.nmconnection",
                        "NetworkManager",
                        ENO1),
                    new ForeignFile(
                        "/usr/lib/NetworkManager/system-connections/a.nmconnection",
                        "NetworkManager",
                        ENO1))));
  }

  @Test
  void keepsTheIdentityOfAProfileForEver() {
    assertThat(Profile.uuid(ENO1)).hasToString("185551fa-b77f-5e16-872c-7b690f465059");
    assertThat(Profile.uuid(ENO1).version()).isEqualTo(5);
    assertThat(Profile.uuid(ENO1).variant()).isEqualTo(2);
    assertThat(Profile.uuid(new InterfaceName("eno2"))).isNotEqualTo(Profile.uuid(ENO1));
  }

  @Test
  void writesProfilesThatOnlyRootReads() throws IOException {
    assertThat(backEnd.render(ProfileCases.of("static-both").desired()))
        .allSatisfy(file -> assertThat(file.facts()).isEqualTo(FileFacts.file(0600, 0, 0)));
  }

  @Test
  void writesNothingForNothing() {
    assertThat(backEnd.render(NetworkSettings.none())).isEmpty();
  }
}
