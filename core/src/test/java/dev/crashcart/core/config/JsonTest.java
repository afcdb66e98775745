package dev.crashcart.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void writesATreeInTheOrderGiven() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("zebra", 1);
    tree.put("ape", List.of("a", true, Optional.empty(), Optional.of(2.5)));
    tree.put("none", Map.of());
    assertThat(Json.document(tree))
        .isEqualTo(
            """
            {
              "zebra" : 1,
              "ape" : [
                "a",
                true,
                null,
                2.5
              ],
              "none" : { }
            }
            """);
    assertThat(Json.line(tree))
        .isEqualTo("{\"zebra\":1,\"ape\":[\"a\",true,null,2.5],\"none\":{}}");
  }

  @Test
  void neverWritesASecretOrWhatATerminalObeys() {
    assertThat(Json.line(Map.of("password", new Secret("hunter2"))))
        .isEqualTo("{\"password\":\"(hidden)\"}");
    assertThat(Json.line(Map.of("a", "\u001b[2J\u009b2J\u007f\n\u2028ü")))
        .isEqualTo("{\"a\":\"\\u001b[2J\\u009b2J\\u007F\\n\\u2028ü\"}".replace("001b", "001B"));
    assertThat(Json.line(Map.of("half", "a\ud83d!"))).isEqualTo("{\"half\":\"a\ufffd!\"}");
  }

  @Test
  void refusesWhatHasNoJson() {
    assertThatThrownBy(() -> Json.document(new Object()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsAFlatObject() {
    assertThat(Json.readObject(" {\"b\":\"x\\u00fc\",\"a\":-12,\"t\":true,\"l\":[\"p\",\"q\"]} "))
        .hasValueSatisfying(
            members -> {
              assertThat(members)
                  .containsExactly(
                      Map.entry("b", "xü"),
                      Map.entry("a", -12L),
                      Map.entry("t", true),
                      Map.entry("l", List.of("p", "q")));
            });
    assertThat(Json.readObject("{}")).hasValue(Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "12",
        "{",
        "{\"a\":1",
        "{\"a\":1}x",
        "{\"a\":1}{}",
        "{\"a\":{}}",
        "{\"a\":null}",
        "{\"a\":1.5}",
        "{\"a\":99999999999999999999}",
        "{\"a\":[1]}",
        "{\"a\":[\"x\"",
        "{\"a\":[[\"x\"]]}",
        "{\"a\":1,\"a\":2}",
        "{'a':1}",
        "{\"a\":\"cu",
        "{\"a\":NaN}"
      })
  void refusesEverythingElse(String text) {
    assertThat(Json.readObject(text)).isEmpty();
  }

  @Test
  void readsBackWhatItWrote() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = random.nextInt(20); c > 0; c--) {
        text.appendCodePoint(" \"\\/\b\n\t\u007f\u0085äß€😀{}[],:".codePointAt(random.nextInt(18)));
      }
      String whole = text.toString().replaceAll("[\\ud800-\\udfff]", "");
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("n" + whole, whole);
      members.put("l", List.of(whole, "x"));
      members.put("i", random.nextLong());
      String line = Json.line(members);
      assertThat(line).doesNotContain("\n", "\r", "\u0085");
      assertThat(Json.readObject(line)).hasValue(members);
    }
  }

  @Test
  void readsWhatOtherProgramsPrint() {
    String text =
        "[{\"n\":\"eno1\",\"i\":2,\"f\":[\"UP\",\"X\"],\"t\":true,\"z\":null,\"q\":1.5,"
            + "\"o\":{\"k\":\"vlan\",\"d\":{\"id\":40}},\"l\":[{\"a\":1},{}],\"n\":\"eno2\"}, {}]\n";
    JsonObject first = Json.readObjects(text).orElseThrow().get(0);
    assertThat(first.text("n")).hasValue("eno2");
    assertThat(first.text("i")).isEmpty();
    assertThat(first.number("i")).hasValue(2L);
    assertThat(first.number("q")).isEmpty();
    assertThat(first.isTrue("t")).isTrue();
    assertThat(first.isTrue("z")).isFalse();
    assertThat(first.texts("f")).containsExactly("UP", "X");
    assertThat(first.object("o").object("d").number("id")).hasValue(40L);
    assertThat(first.object("none")).isEqualTo(JsonObject.EMPTY);
    assertThat(first.objects("l")).hasSize(2);
    assertThat(Json.readObjects("[]")).hasValue(List.of());
    List<JsonObject> both = Json.readObjects(text).orElseThrow();
    assertThat(Json.readObjects(Json.document(both))).hasValue(both);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[1]", "[{}", "[{}]x", "[{\"a\":}]", "null", "[[{}]]"})
  void refusesWhatIsNoListOfObjects(String text) {
    assertThat(Json.readObjects(text)).isEmpty();
  }
}
