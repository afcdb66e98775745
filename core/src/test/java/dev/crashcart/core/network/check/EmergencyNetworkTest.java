package dev.crashcart.core.network.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.Ipv4Method;
import dev.crashcart.core.network.Ipv6Method;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmergencyNetworkTest {
  private static final NetworkSettings WRITTEN =
      Lab.settings(
          "back-end: networkmanager",
          "trial-seconds: 300",
          "nameservers: [192.0.2.9]",
          "gateway: {ipv4: 192.0.2.9}",
          "routes: {r: {destination: 10.0.0.0/8, gateway: 192.0.2.9}}",
          "interfaces: {eno1: {addresses: [192.0.2.5/24]}, eno2: {addresses: [10.1.1.1/24]}}");

  @Test
  void takesTheFirstCardWithALink() {
    KernelState kernel =
        cards(Lab.card("eno1", false), Lab.card("eno2", true), Lab.card("eno3", true));
    NetworkSettings reset = EmergencyNetwork.reset(WRITTEN, kernel).orElseThrow();
    assertThat(reset.interfaces()).containsOnlyKeys(new InterfaceName("eno2"));
    assertThat(reset.interfaces().values())
        .allSatisfy(
            it -> {
              assertThat(it.ipv4Method()).isEqualTo(Ipv4Method.DHCP);
              assertThat(it.ipv6Method()).isEqualTo(Ipv6Method.AUTO);
              assertThat(it.addresses()).isEmpty();
            });
    assertThat(reset.nameservers()).isEmpty();
    assertThat(reset.gatewayV4()).isEmpty();
    assertThat(reset.routes()).isEmpty();
    assertThat(reset.trialSeconds()).isEqualTo(300);
    assertThat(reset.backEnd()).isEqualTo(WRITTEN.backEnd());
  }

  @Test
  void takesTheFirstCardWhereNoneHasALink() {
    KernelState kernel = cards(Lab.card("eno1", false), Lab.card("eno2", false));
    assertThat(EmergencyNetwork.reset(WRITTEN, kernel).orElseThrow().interfaces())
        .containsOnlyKeys(new InterfaceName("eno1"));
    assertThat(EmergencyNetwork.reset(WRITTEN, cards())).isEmpty();
  }

  @Test
  void startsWithEveryLiveCard() {
    KernelState kernel =
        cards(Lab.card("eno1", true), Lab.card("eno2", false), Lab.card("eno3", true));
    assertThat(EmergencyNetwork.firstStart(kernel).interfaces())
        .containsOnlyKeys(new InterfaceName("eno1"), new InterfaceName("eno3"));
    assertThat(EmergencyNetwork.firstStart(cards()).isManaged()).isFalse();
  }

  private static KernelState cards(dev.crashcart.core.network.KernelLink... cards) {
    return new KernelState(List.of(cards), List.of(), List.of(), List.of());
  }
}
