package dev.crashcart.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesTest {
  private static final long TODAY = 20_513;

  @ParameterizedTest
  @CsvSource({
    "*,false,false,false",
    "x,false,false,false",
    "NP,false,false,false",
    "*LK*,false,false,false",
    "!,true,false,false",
    "!!,true,false,false",
    "!*,true,false,false",
    "'',false,true,false",
    "$6$salt$hash,false,false,true",
    "!$6$salt$hash,true,false,true",
    "!!$y$j9T$salt$hash,true,false,true",
    "*$6$salt$hash,false,false,false",
    "abJnggxhB/yWI,false,false,true",
    "$argon2id$v=19$m=65536$abc,false,false,true"
  })
  void aPasswordFieldIsWhatItMeans(String text, boolean locked, boolean open, boolean hash) {
    PasswordField field = PasswordField.parse(text);
    assertThat(field.locked()).isEqualTo(locked);
    assertThat(field.open()).isEqualTo(open);
    assertThat(field.hash().isPresent()).isEqualTo(hash);
    assertThat(PasswordField.parse(field.text())).isEqualTo(field);
    assertThat(field.toString()).doesNotContain("salt");
  }

  @ParameterizedTest
  @CsvSource({
    "20000:0:99999:7:::,false",
    "20000:0:99999:7::20513:,true",
    "20000:0:99999:7::20514:,false",
    "20000:0:99999:7::0:,true",
    "20000:0:99999:7::-1:,false",
    "20000:0:90:7:::,false",
    "20000:0:90:7:423::,false",
    "20000:0:90:7:422::,true",
    "20000:0:90:7:-1::,false",
    "0:0:90:7:0::,false",
    "::::::,false"
  })
  void anEntryExpires(String rest, boolean expired) {
    ShadowEntry entry = ShadowEntry.parse("ann:*:" + rest).orElseThrow();
    assertThat(entry.expired(TODAY)).isEqualTo(expired);
    assertThat(entry.toString()).isEqualTo("entry of ann in shadow");
  }

  @Test
  void aClockBeforeItsTimeForcesNobodyToChangeThePassword() {
    ShadowEntry entry = ShadowEntry.parse("ann:*:20000:0:99999:7:::").orElseThrow();
    assertThat(entry.withLastChange(0).line()).isEqualTo("ann:*::0:99999:7:::");
    assertThat(entry.withLastChange(TODAY).line()).isEqualTo("ann:*:20513:0:99999:7:::");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# note: this is no entry:::::",
        "+::::::",
        "-bob::::::",
        "ann:x:1000:1000:Ann:/home/ann",
        "ann:x:1000:1000:Ann:/home/ann:/bin/sh:more",
        "ann:x::1000:Ann:/home/ann:/bin/sh",
        "ann:x:-2:1000:Ann:/home/ann:/bin/sh",
        "ann:x:99999999999:1000:Ann:/home/ann:/bin/sh"
      })
  void whatIsNoEntryIsNoEntry(String line) {
    assertThat(PasswdEntry.parse(line)).isEmpty();
  }

  @Test
  void groupMembersKeepTheirOrderAndDoublesGo() {
    GroupEntry group = GroupEntry.parse("sudo:x:27:eve,ann,,eve").orElseThrow();
    assertThat(group.members()).containsExactly("eve", "ann");
    assertThat(group.withMembers(List.of("ann"), List.of("zoe"))).isSameAs(group);
    assertThat(group.withMembers(List.of("bob"), List.of("eve")).line())
        .isEqualTo("sudo:x:27:ann,bob");
    assertThat(group.withMembers(List.of(), List.of("eve", "ann")).line()).isEqualTo("sudo:x:27:");
    assertThat(GroupEntry.parse("sudo:x:27")).isEmpty();
  }

  @Test
  void loginDefsHaveTheirUsualValues() {
    assertThat(LoginDefs.parse("")).isEqualTo(new LoginDefs(101, 999, 1000, 60_000, 0, 99_999, 7));
    assertThat(
            LoginDefs.parse(
                "UID_MIN\t\t 500\n#UID_MAX 7\nSYS_UID_MIN 201 \nPASS_MAX_DAYS -1\nUMASK 022x\n"))
        .isEqualTo(new LoginDefs(201, 499, 500, 60_000, 0, -1, 7));
  }

  @Test
  void sessionsAreReadInTheFormsOfAllVersions() {
    String old =
        "     c1   42 gdm              seat0 tty1 \n      7 1000 ann                    pts/0\n";
    String young = "12 0 root - 4711 user pts/1 no -\n\n3 sessions listed.\n";
    assertThat(LoginSession.parse(old + young))
        .containsExactly(
            new LoginSession("c1", "gdm"),
            new LoginSession("7", "ann"),
            new LoginSession("12", "root"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          %sudo ALL=(ALL:ALL) ALL              | sudo
          %sudo\tALL = ( ALL : ALL )\tALL      | sudo
          %wheel ALL=(ALL) NOPASSWD: ALL # all | wheel
          # %wheel ALL=(ALL:ALL) ALL           | ''
          %wheel ALL=(ALL) ALL, !/bin/su       | ''
          %wheel ALL=(root) ALL                | ''
          %wheel ALL=(ALL) /bin/ls             | ''
          wheel ALL=(ALL) ALL                  | ''
          """)
  void rulesForGroupsAreFound(String sudoers, String group) {
    assertThat(Sudo.groupsOf("Defaults x\n" + sudoers + "\n"))
        .isEqualTo(group.isEmpty() ? Set.of() : Set.of(group));
  }

  @ParameterizedTest
  @CsvSource({
    "@includedir /etc/sudoers.d,true",
    "#includedir /etc/sudoers.d,true",
    "@includedir sudoers.d/,true",
    "# includedir /etc/sudoers.d,false",
    "## @includedir /etc/sudoers.d,false",
    "@includedir /etc/other.d,false"
  })
  void theIncludeIsFound(String line, boolean found) {
    assertThat(Sudo.includesFolder("Defaults x\n" + line + "\n")).isEqualTo(found);
  }
}
