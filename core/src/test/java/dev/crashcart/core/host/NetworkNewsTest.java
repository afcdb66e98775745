package dev.crashcart.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines as iproute2 6.1 prints them. */
class NetworkNewsTest {
  private static final String ADDRESS =
      "2: eth0    inet6 2001:db8::2/64 scope global dynamic mngtmpaddr noprefixroute \\"
          + "       valid_lft %d%s preferred_lft %d%s";
  private static final String LINK =
      "2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state %s group default";

  private final NetworkNews news = new NetworkNews();

  @Test
  void anAddressWhoseLifetimeIsRenewedIsNoNews() {
    assertThat(news.tells(ADDRESS.formatted(3600, "sec", 1800, "sec"))).isTrue();
    assertThat(news.tells(ADDRESS.formatted(3590, "sec", 1790, "sec"))).isFalse();
    assertThat(news.tells("Deleted " + ADDRESS.formatted(0, "sec", 0, "sec"))).isTrue();
    assertThat(news.tells(ADDRESS.formatted(3600, "sec", 1800, "sec"))).as("back").isTrue();
  }

  @Test
  void anAddressThatIsTentativeNoMoreIsNews() {
    String line = ADDRESS.formatted(3600, "sec", 1800, "sec");
    assertThat(news.tells(line.replace("dynamic", "tentative dynamic"))).isTrue();
    assertThat(news.tells(line)).isTrue();
    assertThat(news.tells(line)).isFalse();
    assertThat(news.tells(line.replace("2001:db8::2", "2001:db8::3"))).isTrue();
    assertThat(news.tells(line.replace("2: eth0", "3: eth1"))).isTrue();
  }

  @Test
  void aLinkIsNewsWhenItChanges() {
    assertThat(news.tells(LINK.formatted("UP"))).isTrue();
    assertThat(news.tells(LINK.formatted("UP"))).isFalse();
    assertThat(news.tells(LINK.formatted("DOWN"))).isTrue();
    assertThat(news.tells("Deleted " + LINK.formatted("DOWN"))).isTrue();
  }

  @Test
  void whatIsNotUnderstoodIsNews() {
    assertThat(news.tells("something new")).isTrue();
    assertThat(news.tells("something new")).isTrue();
    assertThat(news.tells("")).isFalse();
  }

  @Test
  void linksThatComeAndGoForEverAreForgotten() {
    for (int i = 0; i < 5000; i++) {
      assertThat(news.tells(LINK.formatted("UP").replaceFirst("2: eth0", i + ": veth" + i)))
          .isTrue();
    }
  }
}
