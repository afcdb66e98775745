package dev.crashcart.core.network.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.DnsName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
  private static final DnsMessage QUESTION =
      new DnsMessage((short) 0x1234, DnsName.of("a.example"), DnsMessage.Type.AAAA);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aQuestionToANameServer() {
    assertThat(HexFormat.of().formatHex(QUESTION.question()))
        .isEqualTo(
            "1234"
                + "0100"
                + "0001"
                + "000000000000"
                + "0161"
                + "076578616d706c65"
                + "00"
                + "001c"
                + "0001");
  }

  @ParameterizedTest
  @CsvSource({
    "123481800001000100000000, FOUND",
    "123481800001000000000000, NO_SUCH_RECORD",
    "123481830001000000000000, NO_SUCH_NAME",
    "123481820001000000000000, REFUSED",
    "123481850001000000000000, REFUSED",
    "123501800001000100000000, GARBAGE",
    "123401000001000000000000, GARBAGE",
    "1234818000, GARBAGE"
  })
  void anAnswerOfANameServer(String hex, DnsMessage.Answer wanted) {
    assertThat(QUESTION.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex)))).isEqualTo(wanted);
  }

  @Test
  void aTimeServerThatIsAhead() {
    NtpMessage question = new NtpMessage(NOON);
    // Two seconds on the way there and back, and five seconds ahead.
    ByteBuffer back = answer(question, 0x24, 2, NOON.plusSeconds(6), NOON.plusSeconds(6));
    NtpMessage.Answer answer = question.read(back, NOON.plusSeconds(2));
    assertThat(answer.kind()).isEqualTo(NtpMessage.Kind.TIME);
    assertThat(answer.offset()).isBetween(Duration.ofMillis(4999), Duration.ofMillis(5001));
  }

  @ParameterizedTest
  @CsvSource({
    "0x24, 1, TIME",
    "0x24, 15, TIME",
    "0x24, 16, UNSYNCHRONISED",
    "0xE4, 2, UNSYNCHRONISED",
    "0x24, 0, REFUSED",
    "0x23, 2, GARBAGE"
  })
  void whatAnAnswerIsWorth(String first, int stratum, NtpMessage.Kind wanted) {
    NtpMessage question = new NtpMessage(NOON);
    ByteBuffer back = answer(question, Integer.decode(first), stratum, NOON, NOON);
    assertThat(question.read(back, NOON).kind()).isEqualTo(wanted);
  }

  @Test
  void anAnswerToAnotherQuestionIsNone() {
    ByteBuffer back = answer(new NtpMessage(NOON), 0x24, 2, NOON, NOON);
    NtpMessage other = new NtpMessage(NOON.plusMillis(1));
    assertThat(other.read(back, NOON).kind()).isEqualTo(NtpMessage.Kind.GARBAGE);
    assertThat(other.read(ByteBuffer.allocate(47), NOON).kind()).isEqualTo(NtpMessage.Kind.GARBAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00.5Z",
    "2036-02-07T06:28:15Z",
    "2036-02-07T06:28:16Z",
    "2050-01-01T00:00:00Z"
  })
  void stampsReachIntoTheNextEra(Instant moment) {
    assertThat(NtpMessage.instant(NtpMessage.stamp(moment))).isEqualTo(moment);
  }

  private static ByteBuffer answer(
      NtpMessage question, int first, int stratum, Instant received, Instant sent) {
    ByteBuffer back = ByteBuffer.allocate(48);
    back.put(0, (byte) first).put(1, (byte) stratum).put(24, question.question(), 40, 8);
    return back.putLong(32, NtpMessage.stamp(received)).putLong(40, NtpMessage.stamp(sent));
  }
}
