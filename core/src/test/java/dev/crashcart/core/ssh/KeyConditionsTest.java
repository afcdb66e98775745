package dev.crashcart.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of a key, as the menu over SSH takes them. */
class KeyConditionsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "''",
        "no-agent-forwarding,no-X11-forwarding",
        "from=\"192.0.2.0/24\"",
        "from=\"10.0.0.1,192.0.2.*\"",
        "from=\"*\"",
        "restrict,pty",
        "environment=\"A=\\\"b,c\\\"\",no-user-rc",
        "expiry-time=\"20260301100001Z\"",
        "expiry-time=\"202603011001Z\"",
        "expiry-time=\"20260302\"",
      })
  void these_let_in(String options) {
    assertThat(KeyConditions.of(options).refusal("192.0.2.7", NOW, ZoneId.of("UTC"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "from=\"198.51.100.0/24\"|not from 192.0.2.7",
        "from=\"*,!192.0.2.7\"|not from 192.0.2.7",
        "from=\"host.example\"|not from 192.0.2.7",
        "from=\"192.0.2.0/99\"|not from 192.0.2.7",
        "restrict|it may have no terminal",
        "no-pty|it may have no terminal",
        "pty,restrict|it may have no terminal",
        "command=\"/bin/backup\"|its option command",
        "cert-authority|its option cert-authority",
        "no-pty-x|its option no-pty-x",
        "expiry-time=\"20260301100000Z\"|it is too old",
        "expiry-time=\"20260301\"|it is too old",
        "expiry-time=\"soon\"|it is too old",
      })
  void these_do_not(String options, String why) {
    assertThat(KeyConditions.of(options).refusal("192.0.2.7", NOW, ZoneId.of("UTC"))).contains(why);
  }
}
