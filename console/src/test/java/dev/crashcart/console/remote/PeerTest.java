package dev.crashcart.console.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The other end of a connection, in words. */
class PeerTest {
  @Test
  void it_is_named_by_address_and_port() {
    assertThat(new Peer("192.0.2.7", 50123)).hasToString("192.0.2.7:50123");
    assertThat(new Peer("2001:db8:0:0:0:0:0:1", 22)).hasToString("[2001:db8:0:0:0:0:0:1]:22");
    assertThat(new Peer("192.0.2.7", 1).who("ann").overSsh()).isTrue();
  }

  @Test
  void attempts_count_together_for_an_address_and_for_a_network_of_ipv6() {
    assertThat(new Peer("192.0.2.7", 1).neighbourhood()).isEqualTo("192.0.2.7");
    assertThat(new Peer("2001:db8:1:2:aaaa:0:0:1", 1).neighbourhood())
        .isEqualTo("2001:db8:1:2::/64");
  }
}
