package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
    return keys(decoder(source));
  }

  private static KeyDecoder decoder(Script source) {
    return new KeyDecoder(source, () -> source.nanos, EscapeWait.ofLine(115200), Replies.NONE);
  }

  private static String keys(KeyDecoder decoder) throws IOException {
    StringBuilder keys = new StringBuilder();
    for (KeyStroke key = decoder.next(); key.getKeyType() != KeyType.EOF; key = decoder.next()) {
      keys.append(keys.isEmpty() ? "" : " ").append(name(key));
    }
    return keys.toString();
  }

  private static String name(KeyStroke key) {
    if (key instanceof Pasted pasted) {
      StringBuilder text = new StringBuilder("<");
      for (int i = 0; i < pasted.length(); i++) {
        text.append(pasted.at(i) == '\n' ? '|' : pasted.at(i));
      }
      return text.append('>').toString();
    }
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
    "^[{24}[A,ArrowUp",
    "^[^[[A,Escape ArrowUp",
    "^[^M,Escape Enter",
    "^[x,A-x",
    // Cursor keys in both modes, whole and split as on a slow line.
    "^[[A^[[B^[[C^[[D,ArrowUp ArrowDown ArrowRight ArrowLeft",
    "^[OA^[OB^[OC^[OD,ArrowUp ArrowDown ArrowRight ArrowLeft",
    "^[{20}[{100}B,ArrowDown",
    "^[{20}O{100}B,ArrowDown",
    // What comes later than the line lets expect is dropped once, and waited for from then on.
    "^[{60}[{60}A{200}^[{60}[{60}A{200}^[,Escape ArrowUp Escape",
    "^[{60}[,Escape [",
    "^[{60}[{60}x,Escape [ x",
    "^[{400}[A,Escape [ A",
    "^[[{200}A^[{200}[A^[{200}[A,ArrowUp ArrowUp ArrowUp",
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
    // A paste is a text, however it comes, without its control characters.
    "^[[200~two words^[[201~x,<two words> x",
    "^[[200~1^M2^J3^M^J4^C^I5^[[201~x,<1|2|3|4 5> x",
    "^[[200~ß^[[A^[[201~x,<ß[A> x",
    "^[[200~a^[^[[201~x,<a> x",
    "^[[200~^[[201~x,<> x",
    "^[{20}[{20}2{20}0{20}0{20}~a{900}b^[{90}[201~x,<ab> x",
    "^[{90}[200~1^M^[[201~x,Escape <1|> x",
    "^[[200~a{1100}b,<a> b",
    "^[[200~a,<a>",
    "^[[201~x,x",
    // Reports and sequences nobody knows are no keys.
    "^[[0n^[[3na,a",
    "^[[1;2R,S-F3",
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
    assertThat(decoder(source).next().getCharacter()).isEqualTo('é');
  }

  @Test
  void brokenUtf8IsDropped() throws IOException {
    Script source = new Script("");
    for (int unit : new int[] {0xff, 0xc3, 'a', 0x80, 'b', 0xed, 0xa0, 0x80, 'c'}) {
      source.bytes.add(unit);
      source.pauses.add(0);
    }
    KeyDecoder decoder = decoder(source);
    StringBuilder text = new StringBuilder();
    for (KeyStroke key = decoder.next(); key.getKeyType() != KeyType.EOF; key = decoder.next()) {
      text.append(key.getCharacter());
    }
    assertThat(text.toString()).isEqualTo("abc");
  }

  @Test
  void theEndStaysTheEnd() throws IOException {
    Script source = new Script("");
    KeyDecoder decoder = decoder(source);
    assertThat(decoder.next().getKeyType()).isEqualTo(KeyType.EOF);
    assertThat(decoder.next().getKeyType()).isEqualTo(KeyType.EOF);
  }

  @Test
  void pollingFindsNothingOnAQuietLine() throws IOException {
    Script source = new Script("{100}a");
    KeyDecoder decoder = decoder(source);
    assertThat(decoder.poll()).isEqualTo(Optional.empty());
    assertThat(decoder.next().getCharacter()).isEqualTo('a');
  }

  @Test
  void marksOfWrongParityTakeTheirByteAlong() throws IOException {
    assertThat(decodedBytes(0xff, 0, '\r', 'a', 0xff, 0xff, 0, 0, 'b', 0xff, 'c', 0xff, 0))
        .isEqualTo("a b c");
  }

  private static String decodedBytes(int... bytes) throws IOException {
    Script source = new Script("");
    for (int unit : bytes) {
      source.bytes.add(unit);
      source.pauses.add(0);
    }
    return keys(decoder(source));
  }

  @ParameterizedTest
  @CsvSource({"300,158", "1200,58", "2400,41", "9600,29", "38400,26", "115200,25", "0,50"})
  void theSpeedOfTheLineTellsHowLongEscapeWaits(int baud, int milliseconds) {
    assertThat(EscapeWait.ofLine(baud).milliseconds()).isEqualTo(milliseconds);
  }

  @ParameterizedTest
  @CsvSource({"300", "600", "1200", "2400", "4800", "9600", "19200", "38400", "57600", "115200"})
  void noSpeedTakesAKeyForEscape(int baud) throws IOException {
    // A byte with its start and stop bit, and the four bytes' time that a UART may gather.
    int apart = 10_000 / baud + 1;
    Script source = new Script("^[{A}[{A}B^[{A}O{A}A".replace("A}", apart + "}"));
    KeyDecoder decoder =
        new KeyDecoder(source, () -> source.nanos, EscapeWait.ofLine(baud), Replies.NONE);
    assertThat(keys(decoder)).isEqualTo("ArrowDown ArrowUp");
  }

  @Test
  void afterManyQuickSequencesEscapeIsQuickAgain() throws IOException {
    EscapeWait wait = EscapeWait.ofLine(115200);
    wait.sequence(Duration.ofMillis(100));
    assertThat(wait.milliseconds()).isEqualTo(225);
    wait.sequence(Duration.ofMillis(1));
    assertThat(wait.milliseconds()).isEqualTo(200);
    for (int i = 0; i < 30; i++) {
      wait.sequence(Duration.ZERO);
    }
    assertThat(wait.milliseconds()).isEqualTo(25);
    wait.sequence(Duration.ofSeconds(5));
    assertThat(wait.milliseconds()).isEqualTo(500);
  }

  @Test
  void answersAreNoKeysAndAreToldOf() throws IOException {
    List<String> told = new ArrayList<>();
    Replies replies =
        new Replies() {
          @Override
          public void pressed() {
            told.add("pressed");
          }

          @Override
          public void ready() {
            told.add("ready");
          }

          @Override
          public boolean position(int column, int row) {
            told.add(column + "x" + row);
            return true;
          }
        };
    Script source = new Script("^[[0n^[[1;5Ra^[[40;132R^[[A");
    KeyDecoder decoder =
        new KeyDecoder(source, () -> source.nanos, EscapeWait.ofNetwork(), replies);
    assertThat(keys(decoder)).isEqualTo("a ArrowUp");
    assertThat(told).containsExactly("ready", "5x1", "pressed", "132x40", "pressed");
  }

  /** What a line says where each question is answered, and how its keys and answers are told. */
  private static String asked(String script, boolean due) throws IOException {
    StringBuilder answers = new StringBuilder();
    Replies replies =
        new Replies() {
          @Override
          public void pressed() {}

          @Override
          public boolean due() {
            return due;
          }

          @Override
          public void ready() {
            answers.append('!');
          }

          @Override
          public boolean position(int column, int row) {
            answers.append('?');
            return true;
          }
        };
    Script source = new Script(script);
    KeyDecoder decoder =
        new KeyDecoder(source, () -> source.nanos, EscapeWait.ofLine(115200), replies);
    return keys(decoder) + answers;
  }

  @ParameterizedTest
  @CsvSource({
    "^[{240}[0n,true,!",
    "^[{20}[{400}0{400}n,true,!",
    "^[{300}[0n,true,Escape!",
    "^[{1900}[0n,true,Escape!",
    "^[{1900}[24;80R,true,Escape?",
    "^[^[[0n,true,Escape!",
    "^[{300}a,true,Escape a",
    // Nothing was asked: Escape is quick, and an answer that comes after all is no keys.
    "^[{60}[0n,false,Escape!",
    "^[{60}a,false,Escape a"
  })
  void ofATornAnswerNoKeysAreMade(String script, boolean due, String keys) throws IOException {
    assertThat(asked(script, due)).isEqualTo(keys);
  }

  @Test
  void aPasteIsNotPrinted() throws IOException {
    Script source = new Script("^[[200~a lantern^[[201~");
    KeyStroke pasted = decoder(source).next();
    assertThat(pasted.toString()).doesNotContain("lantern");
    ((Pasted) pasted).wipe();
    assertThat(name(pasted)).isEqualTo("<" + "\0".repeat(9) + ">");
  }

  @Test
  void aPasteHasAnEndHoweverLongItIs() throws IOException {
    String much = "x".repeat(100_000);
    Script source = new Script("^[[200~" + much + "^[[201~y");
    KeyDecoder decoder = decoder(source);
    assertThat(((Pasted) decoder.next()).length()).isEqualTo(64 * 1024);
    assertThat(decoder.next().getCharacter()).isEqualTo('y');
  }
}
