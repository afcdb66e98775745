package dev.crashcart.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNumberTest {
  @ParameterizedTest
  @CsvSource({
    "0,6,000000",
    "42,6,000042",
    "999999,6,999999",
    "1000000,6,1000000",
    "7,10,0000000007",
    "9223372036854775807,10,9223372036854775807"
  })
  void itIsFilledUpWithZerosAndNeverCut(long number, int places, String name) {
    assertThat(FileNumber.of(number, places)).isEqualTo(name);
  }
}
