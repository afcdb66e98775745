package dev.crashcart.core.network.networkd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchedNamesTest {
  @ParameterizedTest
  @CsvSource({
    "Name=eno1, eno1",
    "Name = eno1 br0, br0 eno1",
    "Name=en*, eno1 eno2",
    "Name=eno?, eno1 eno2",
    "Name=eno[2-9], eno2",
    "Name=!eno1 lo, br0 eno2",
    "Name=eth7, eth7",
    "Type=ether, br0 eno1 eno2",
    "Name=[, ''"
  })
  void areFoundByTheirPatterns(String line, String names) {
    String text = "[Match]\n" + line + "\n\n[Network]\nName=eno2\n";
    assertThat(MatchedNames.of(text, List.of("lo", "eno1", "eno2", "br0")))
        .extracting(String::valueOf)
        .containsExactlyElementsOf(
            Arrays.stream(names.split(" ")).filter(name -> !name.isEmpty()).toList());
  }
}
