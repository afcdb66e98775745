package dev.crashcart.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTextTest {
  @Test
  void printsNothingForNothing() {
    assertThat(ProblemText.render(List.of(), new byte[0])).isEmpty();
  }

  @Test
  void printsPlaceLineCaretAndNumber() {
    assertThat(render("ssh:\n  port: 70000\n", 2, 9, "70000 is not between 1 and 65535."))
        .isEqualTo(
            """
            config.yaml:2:9: error: ssh.port: 70000 is not between 1 and 65535.
                  port: 70000
                        ^
            1 error.
            """);
  }

  @Test
  void printsOneWithoutALine() {
    Problem problem = new Problem(Problem.Severity.WARNING, "a", Place.of("form"), "is odd.");
    assertThat(ProblemText.render(List.of(problem, problem), new byte[0]))
        .isEqualTo("form: warning: a: is odd.\nform: warning: a: is odd.\n2 warnings.\n");
  }

  @Test
  void countsErrorsAndWarnings() {
    Problem warning = new Problem(Problem.Severity.WARNING, "a", Place.of("form"), "is odd.");
    Problem error = new Problem(Problem.Severity.ERROR, "a", Place.of("form"), "is bad.");
    assertThat(ProblemText.count(List.of(warning, error, error))).isEqualTo("2 errors, 1 warning.");
  }

  /** The caret stands under X wherever tabs, wide and combining characters stand before it. */
  @ParameterizedTest
  @ValueSource(strings = {"a: X", "\tX", "a\tb\t X", "李小龙: X", "😀X", "e\u0301 X", "ｆｕｌｌX", "Ω X"})
  void pointsAtTheColumnAsItIsSeen(String line) {
    int column = line.codePointCount(0, line.indexOf('X')) + 1;
    String[] shown = render(line + "\n", 1, column, "x").split("\n");
    assertThat(shown[1]).doesNotContain("\t");
    int cells = shown[1].substring(0, shown[1].indexOf('X')).codePoints().map(TextWidth::of).sum();
    assertThat(shown[2]).isEqualTo(" ".repeat(cells) + "^");
  }

  @Test
  void showsTabsAsATerminalDoes() {
    assertThat(render("a\tb\tX", 1, 5, "x")).contains("    a       b       X\n");
  }

  @Test
  void cutsALongLineAroundTheColumn() {
    String line = "a ".repeat(150) + "X" + " b".repeat(150);
    String[] shown = render(line, 1, 301, "x").split("\n");
    assertThat(shown[1])
        .startsWith("    ...")
        .contains("a a X b b")
        .endsWith("...")
        .hasSizeLessThan(83);
    assertThat(shown[2].indexOf('^')).isEqualTo(shown[1].indexOf('X'));
    assertThat(render(line, 1, 601, "x").split("\n")[1]).startsWith("    ...").endsWith("b b");
    assertThat(render(line, 1, 1, "x").split("\n")[1]).startsWith("    a a").endsWith("...");
  }

  @Test
  void neverPrintsWhatATerminalObeys() {
    String shown = render("a: \u001b[2J\u009b1m\u202e\n", 1, 4, "\u001b[31m");
    assertThat(shown.replace("\n", "").chars()).noneMatch(ProblemText::isObeyed);
  }

  @Test
  void survivesPlacesOutsideOfTheFile() {
    assertThat(render("a: 1\n", 7, 3, "x")).doesNotContain("^");
    assertThat(render("a: 1\n", 1, 99, "x")).contains("    a: 1\n        ^\n");
  }

  @Test
  void stopsPrintingAfterManyButCountsAll() {
    List<Problem> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add(new Problem(Problem.Severity.ERROR, "k" + i, Place.of("form"), "is bad."));
    }
    assertThat(ProblemText.render(many, new byte[0]).lines())
        .hasSize(202)
        .endsWith("... and 300 more.", "500 errors.");
  }

  static Stream<String> hiding() {
    String hash = "$2b$12$hunter2hunter2hunter2hunter2hunter2";
    return Stream.of(
        "password: hunter2",
        "  password:hunter2",
        "password : 'hunter2'",
        "\"password\": \"hunter2\"",
        "'password': hunter2 # hunter2",
        "password=hunter2",
        "password hunter2",
        "# password hunter2",
        "- password: hunter2",
        "ann: {uid: 1, password: hunter2, home: hunter2}",
        "ann: {uid: 1, password: \"hun\\\"ter2 hunter2\", home: /x}",
        "ann: {password: 'hun''ter2 hunter2'}",
        "ann: {password: \"x\"hunter2}",
        "ann: {password: \"x\" hunter2}",
        "ann: {password hunter2}",
        "ann:{locked: n, -password: hunter2}",
        "PASSWORD: hunter2",
        "passwd: hunter2",
        "pasword: hunter2",
        "passwrod: hunter2",
        "Passwort: hunter2",
        "admin-password: hunter2",
        "root_password: hunter2",
        "password-hash: hunter2",
        "url: http://ann:hunter2@proxy:3128",
        "secret: hunter2",
        "private: hunter2",
        "private-key: hunter2",
        "token: hunter2",
        "password:\n  hunter2",
        "password: |\n  hunter2\n  hunter2",
        "password: >-\n\n  hunter2",
        "password: x\n  hunter2",
        "password: \"x\n hunter2\"",
        "password: \"x\nhunter2\nhunter2\"",
        "password: ! hunter2",
        "password: [hunter2,\n  hunter2]",
        "password:\t hunter2",
        "anything: " + hash,
        "anything: x" + hash + "y",
        "- \"" + hash,
        "x: -----BEGIN PRIVATE KEY-----hunter2",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2\nhunter2\n-----END OPENSSH PRIVATE KEY-----",
        "hunter2".repeat(12));
  }

  @ParameterizedTest
  @MethodSource("hiding")
  void masksWhatLooksLikeASecret(String text) {
    long lines = text.lines().count();
    for (int line = 1; line <= lines; line++) {
      for (int column = 1; column < 60; column++) {
        assertThat(render(text + "\nuid: 5\n", line, column, "x")).doesNotContain("hunter");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password-enabled: maybe",
        "admin-password-login: maybe",
        "full-name: Ann",
        "hostname: nas01",
        "server: a.example",
        "minimum-length: 12",
        "public: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJ ann@laptop",
        "ann: {password: \"\", uid: 5}",
        "hash-policy: layer2",
        "url: http://proxy.lab.example:3128",
        "port: $22"
      })
  void leavesTheRestInSight(String line) {
    String expected = line.replace("\"\"", Secret.MASK);
    assertThat(render("password: \"x\"\n" + line + "\n", 2, 1, "x")).contains(expected);
  }

  @Test
  void keepsTheCaretRightBehindAMask() {
    String line = "ann: {password: \"hunter2\", uid: 5X}";
    String[] shown = render(line, 1, line.indexOf('X') + 1, "x").split("\n");
    assertThat(shown[1]).contains("password: (hidden), uid: 5X}");
    assertThat(shown[2].indexOf('^')).isEqualTo(shown[1].indexOf('X'));
    String[] inside = render(line, 1, 20, "x").split("\n");
    assertThat(inside[2].indexOf('^')).isEqualTo(inside[1].indexOf("(hidden)"));
  }

  private static String render(String text, int line, int column, String message) {
    Place place = new Place("config.yaml", line, column);
    return ProblemText.render(
        List.of(new Problem(Problem.Severity.ERROR, "ssh.port", place, message)),
        text.getBytes(StandardCharsets.UTF_8));
  }
}
