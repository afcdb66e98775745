package dev.crashcart.console.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StreamKeyboardTest {
  private final PipedInputStream stream = new PipedInputStream();
  private final PipedOutputStream fingers;
  private final StreamKeyboard keyboard;

  StreamKeyboardTest() throws IOException {
    fingers = new PipedOutputStream(stream);
    keyboard = new StreamKeyboard(stream, Optional.empty());
  }

  private void type(String text) throws IOException {
    fingers.write(text.getBytes(StandardCharsets.UTF_8));
    fingers.flush();
  }

  @Test
  void waitingEndsAndTheLineComesLater() throws IOException {
    assertThat(keyboard.line(Optional.of(Duration.ofMillis(1)))).isSameAs(Typed.TIME_UP);
    type("late\n");
    assertThat(keyboard.line(Optional.empty()).text()).isEqualTo("late");
  }

  @Test
  void readsNoFurtherThanTheLineThatWasAskedFor() throws IOException {
    type("one\ntwo\n");
    assertThat(keyboard.line(Optional.empty()).text()).isEqualTo("one");
    assertThat(stream.available()).isEqualTo(4);
  }

  @Test
  void endsWithTheStream() throws IOException {
    fingers.close();
    assertThat(keyboard.line(Optional.empty())).isSameAs(Typed.END);
    assertThat(keyboard.line(Optional.empty())).isSameAs(Typed.END);
  }

  @Test
  void anInterruptWhileNobodyWaitsStopsWhatRuns() throws IOException {
    AtomicInteger stopped = new AtomicInteger();
    keyboard.whenInterrupted(stopped::incrementAndGet);
    keyboard.interrupt();
    assertThat(stopped).hasValue(1);
    type("x\n");
    assertThat(keyboard.line(Optional.empty()).text()).isEqualTo("x");
  }
}
