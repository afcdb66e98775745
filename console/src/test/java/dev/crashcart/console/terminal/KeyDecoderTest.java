package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys out of bytes that come in pieces; time is what the test says it is. */
class KeyDecoderTest {
  /** Bytes with pauses between them; {@code {40}} in a script is a pause of 40 ms. */
  private static final class Script implements ByteSource {
    private final Deque<Integer> bytes = new ArrayDeque<>();
    private final Deque<Integer> pauses = new ArrayDeque<>();
    private long nanos;

    Script(String script) {
      int pause = 0;
      String[] parts = script.split("[{}]", -1);
      for (int i = 0; i < parts.length; i++) {
        if (i % 2 == 1) {
          pause = Integer.parseInt(parts[i]);
          continue;
        }
        for (byte next : unescaped(parts[i]).getBytes(StandardCharsets.UTF_8)) {
          bytes.add(next & 0xff);
          pauses.add(pause);
          pause = 0;
        }
      }
    }

    private static String unescaped(String text) {
      return text.replace("^[", "\033")
          .replace("^M", "\r")
          .replace("^J", "\n")
          .replace("^I", "\t")
          .replace("^H", "\b")
          .replace("^?", "\177")
          .replace("^@", "\0")
          .replace("^C", "\003")
          .replace("^\\", "\034");
    }

    @Override
    public int read() {
      if (bytes.isEmpty()) {
        return END;
      }
      nanos += TimeUnit.MILLISECONDS.toNanos(pauses.remove());
      return bytes.remove();
    }

    @Override
    public int read(int milliseconds) {
      if (bytes.isEmpty() || pauses.element() > milliseconds) {
        nanos += TimeUnit.MILLISECONDS.toNanos(milliseconds);
        if (!bytes.isEmpty()) {
          pauses.push(pauses.pop() - milliseconds);
        }
        return NOTHING;
      }
      return read();
    }
  }

  private static String decoded(String script) throws IOException {
    Script source = new Script(script);
    KeyDecoder decoder = new KeyDecoder(source, () -> source.nanos);
    StringBuilder keys = new StringBuilder();
    for (KeyStroke key = decoder.next(); key.getKeyType() != KeyType.EOF; key = decoder.next()) {
      keys.append(keys.isEmpty() ? "" : " ").append(name(key));
    }
    return keys.toString();
  }

  private static String name(KeyStroke key) {
    String held =
        (key.isCtrlDown() ? "C-" : "")
            + (key.isAltDown() ? "A-" : "")
            + (key.isShiftDown() ? "S-" : "");
    return held
        + (key.getKeyType() == KeyType.Character
            ? key.getCharacter().toString()
            : key.getKeyType());
  }

  @ParameterizedTest
  @CsvSource({
    // Enter in all its forms.
    "^M,Enter",
    "^J,Enter",
    "^M^J,Enter",
    "^M{20}^J,Enter",
    "^M{200}^J,Enter Enter",
    "^M^@x,Enter x",
    "^M^M,Enter Enter",
    "^J^J,Enter Enter",
    "^[OM,Enter",
    // Escape alone, and before other keys.
    "^[,Escape",
    "^[{200}a,Escape a",
    "^[{59}[A,ArrowUp",
    "^[^[[A,Escape ArrowUp",
    "^[^M,Escape Enter",
    "^[x,A-x",
    // Cursor keys in both modes, whole and split as on a slow line.
    "^[[A^[[B^[[C^[[D,ArrowUp ArrowDown ArrowRight ArrowLeft",
    "^[OA^[OB^[OC^[OD,ArrowUp ArrowDown ArrowRight ArrowLeft",
    "^[{30}[{100}B,ArrowDown",
    "^[{30}O{100}B,ArrowDown",
    "^[{10}[{10}1{10};{10}5{10}C,C-ArrowRight",
    "^[[1;2A,S-ArrowUp",
    // Linux console.
    "^[[[A^[[[B^[[[C^[[[D^[[[E,F1 F2 F3 F4 F5",
    "^[[1~^[[4~^[[5~^[[6~^[[3~^[[2~,Home End PageUp PageDown Delete Insert",
    "^[[17~^[[18~^[[19~^[[20~^[[21~^[[23~^[[24~,F6 F7 F8 F9 F10 F11 F12",
    // xterm.
    "^[[H^[[F^[OH^[OF,Home End Home End",
    "^[OP^[OQ^[OR^[OS^[[15~,F1 F2 F3 F4 F5",
    "^[[Z,ReverseTab",
    // rxvt and older ones.
    "^[[7~^[[8~^[[11~^[[14~,Home End F1 F4",
    // VT220's numeric keypad.
    "^[Op^[Oy^[On^[Om,0 9 . -",
    // Everything else.
    "^H^?,Backspace Backspace",
    "^I,Tab",
    "^C^\\,C-c C-\\",
    "^@,''",
    "aß漢,a ß 漢",
    // Reports and sequences nobody knows are no keys.
    "^[[24;80R^[[?62;1ca,a",
    "^[[99~a,a",
    "^[[1{600}a,a",
  })
  void decodes(String script, String keys) throws IOException {
    assertThat(decoded(script)).isEqualTo(keys);
  }

  @Test
  void anEmojiIsTwoHalvesAndMayBeSplit() throws IOException {
    assertThat(decoded("😀").replace(" ", "")).isEqualTo("😀");
    Script source = new Script("");
    for (int unit : "é".getBytes(StandardCharsets.UTF_8)) {
      source.bytes.add(unit & 0xff);
      source.pauses.add(100);
    }
    assertThat(new KeyDecoder(source, () -> source.nanos).next().getCharacter()).isEqualTo('é');
  }

  @Test
  void brokenUtf8IsDropped() throws IOException {
    Script source = new Script("");
    for (int unit : new int[] {0xff, 0xc3, 'a', 0x80, 'b', 0xed, 0xa0, 0x80, 'c'}) {
      source.bytes.add(unit);
      source.pauses.add(0);
    }
    KeyDecoder decoder = new KeyDecoder(source, () -> source.nanos);
    StringBuilder text = new StringBuilder();
    for (KeyStroke key = decoder.next(); key.getKeyType() != KeyType.EOF; key = decoder.next()) {
      text.append(key.getCharacter());
    }
    assertThat(text.toString()).isEqualTo("abc");
  }

  @Test
  void theEndStaysTheEnd() throws IOException {
    Script source = new Script("");
    KeyDecoder decoder = new KeyDecoder(source, () -> source.nanos);
    assertThat(decoder.next().getKeyType()).isEqualTo(KeyType.EOF);
    assertThat(decoder.next().getKeyType()).isEqualTo(KeyType.EOF);
  }

  @Test
  void pollingFindsNothingOnAQuietLine() throws IOException {
    Script source = new Script("{100}a");
    KeyDecoder decoder = new KeyDecoder(source, () -> source.nanos);
    assertThat(decoder.poll()).isEqualTo(Optional.empty());
    assertThat(decoder.next().getCharacter()).isEqualTo('a');
  }
}
