package dev.crashcart.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyPathTest {
  @Test
  void quotesAPartThatHoldsADot() {
    assertThat(KeyPath.join(KeyPath.join("accounts", "ann.lee"), "uid"))
        .isEqualTo("accounts.\"ann.lee\".uid");
    assertThat(KeyPath.split("accounts.\"ann.lee\".uid"))
        .containsExactly("accounts", "ann.lee", "uid");
  }

  @Test
  void splitsWhatItJoined() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      List<String> parts = new ArrayList<>();
      String key = "";
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        StringBuilder part = new StringBuilder("p");
        for (int c = random.nextInt(5); c > 0; c--) {
          part.insert(random.nextInt(part.length() + 1), "a.\" ".charAt(random.nextInt(4)));
        }
        parts.add(part.toString());
        key = KeyPath.join(key, part.toString());
      }
      assertThat(KeyPath.split(key)).as(key).isEqualTo(parts);
    }
  }
}
