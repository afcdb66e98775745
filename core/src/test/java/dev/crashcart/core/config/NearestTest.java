package dev.crashcart.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN = List.of("accounts", "uid", "home", "password-enabled");

  @ParameterizedTest
  @CsvSource({
    "acounts,accounts",
    "acocunts,accounts",
    "Accounts,accounts",
    "udi,uid",
    "hoem,home",
    "passwort-enable,password-enabled"
  })
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(Nearest.to(typed, KNOWN)).hasValue(meant);
  }

  @ParameterizedTest
  @CsvSource({"colour", "u", "network", "phone-number"})
  void suggestsNothingFarOff(String typed) {
    assertThat(Nearest.to(typed, KNOWN)).isEmpty();
  }

  @Test
  void isQuickWithAWordOfAnyLength() {
    assertThat(Nearest.to("x".repeat(1_000_000), KNOWN)).isEmpty();
  }
}
