package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependentsTest {
  private static final NetworkSettings SETTINGS =
      read(
          """
          network:
            interfaces:
              eno1: {addresses: [10.0.0.5/24]}
              bond0: {kind: bond, members: [eno2]}
              bond0.40: {kind: vlan, parent: bond0, id: 40, addresses: [192.168.40.5/24]}
              bond0.50: {kind: vlan, parent: bond0, id: 50}
              eno3: {}
              br0: {kind: bridge, members: [bond0.50, eno3]}
              br1: {kind: bridge, members: [bond0.40]}
            gateway: {ipv4: 192.168.40.1, ipv6: "fe80::1%bond0.40"}
            routes:
              tapes: {destination: 10.9.0.0/16, gateway: 192.168.40.9}
              other: {destination: 10.8.0.0/16, gateway: 10.0.0.9}
          """);

  private static NetworkSettings read(String yaml) {
    Problems problems = new Problems();
    return NetworkSettings.read(
        Yaml.read("test", yaml.getBytes(StandardCharsets.UTF_8), problems), problems);
  }

  private static InterfaceName name(String text) {
    return new InterfaceName(text);
  }

  @Test
  void aDeletedBondTakesItsVlansAlongAndWhatIsReachedThroughThem() {
    Dependents found = Dependents.ofDeleted(SETTINGS, name("bond0"));
    assertThat(found.gone()).containsExactly(name("bond0"), name("bond0.40"), name("bond0.50"));
    assertThat(found.members())
        .isEqualTo(Map.of(name("br0"), List.of(name("eno3")), name("br1"), List.of()));
    assertThat(found.gatewayV4()).isTrue();
    assertThat(found.gatewayV6()).as("its interface goes").isTrue();
    assertThat(found.routes()).containsExactly("tapes");
    assertThat(found.isAlone()).isFalse();
  }

  @Test
  void aCardThatIsLeftAloneTakesOnlyItsRoutersAlong() {
    Dependents found = Dependents.ofLeftAlone(SETTINGS, name("eno1"));
    assertThat(found.gone()).containsExactly(name("eno1"));
    assertThat(found.routes()).containsExactly("other");
    assertThat(found.gatewayV4()).isFalse();
  }

  @Test
  void nothingDependsOnABridgeWithoutAddresses() {
    assertThat(Dependents.ofDeleted(SETTINGS, name("br0")).isAlone()).isTrue();
  }

  @Test
  void aBondThatLosesItsLastMemberGoesToo() {
    NetworkSettings settings =
        read(
            """
            network:
              interfaces:
                v: {kind: vlan, parent: eno1, id: 4}
                b: {kind: bond, members: [v]}
                w: {kind: vlan, parent: b, id: 5}
            """);
    assertThat(Dependents.ofDeleted(settings, name("v")).gone())
        .containsExactlyInAnyOrder(name("v"), name("b"), name("w"));
  }
}
