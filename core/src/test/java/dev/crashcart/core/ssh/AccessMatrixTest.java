package dev.crashcart.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.ssh.SshLogin.Password;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sshd decides of an account, from sshd_config(5) and sshd(8). */
class AccessMatrixTest {
  private static final List<String> GROUPS = List.of("ann", "sudo");

  private static SshLogin login(String name, Password password, int keys) {
    return new SshLogin(
        name, name.equals("root") ? 0 : 1000, password, "/bin/bash", GROUPS, keys, false);
  }

  private static Map<String, List<String>> config(String lines) {
    Map<String, List<String>> config =
        new HashMap<>(
            SshQuestions.parse(
                """
                usepam yes
                permitrootlogin without-password
                pubkeyauthentication yes
                passwordauthentication yes
                kbdinteractiveauthentication no
                permitemptypasswords no
                authenticationmethods any
                """));
    config.putAll(SshQuestions.parse(lines.replace("; ", "\n")));
    return config;
  }

  private static AccessRow row(SshLogin login, String lines) {
    return AccessMatrix.row(login, config(lines), Map.of(), false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          ann  | SET      | 1 | -                                     | true  | a password is set | true | 1 key
          ann  | SET      | 2 | -                                     | true  | a password is set | true | 2 keys
          ann  | SET      | 0 | -                                     | true  | a password is set | false | it has no keys
          ann  | NONE     | 1 | -                                     | false | no password is set | true | 1 key
          ann  | DISABLED | 1 | -                                     | false | its password is disabled | true | 1 key
          ann  | LOCKED   | 1 | -                                     | false | it is locked | true | 1 key
          ann  | LOCKED   | 1 | usepam no                             | false | it is locked, and without PAM that shuts out keys too | false | it is locked, and without PAM that shuts out keys too
          ann  | DISABLED | 1 | usepam no                             | false | its password is disabled | true | 1 key
          ann  | FAILED   | 1 | -                                     | false | locked after too many wrong passwords | true | 1 key
          ann  | EXPIRED  | 1 | -                                     | false | the account has expired | false | the account has expired
          ann  | OPEN     | 1 | -                                     | false | it has an empty password, which sshd does not take | true | 1 key
          ann  | OPEN     | 1 | permitemptypasswords yes              | true  | no password is asked | true | 1 key
          ann  | SET      | 1 | passwordauthentication no             | false | sshd takes no passwords from it | true | 1 key
          ann  | SET      | 1 | passwordauthentication no; kbdinteractiveauthentication yes | true | a password is set | true | 1 key
          ann  | SET      | 1 | passwordauthentication no; kbdinteractiveauthentication yes; usepam no | false | sshd takes no passwords from it | true | 1 key
          ann  | SET      | 1 | pubkeyauthentication no               | true  | a password is set | false | sshd takes no keys for it
          ann  | SET      | 1 | allowgroups sudo                      | true  | a password is set | true | 1 key
          ann  | SET      | 1 | allowgroups su*                       | true  | a password is set | true | 1 key
          ann  | SET      | 1 | allowgroups wheel; allowgroups ops    | false | it is in none of the allowed groups: wheel, ops | false | it is in none of the allowed groups: wheel, ops
          ann  | SET      | 1 | denygroups sudo                       | false | sshd denies one of its groups (DenyGroups) | false | sshd denies one of its groups (DenyGroups)
          ann  | SET      | 1 | denyusers a?n                         | false | sshd denies this account (DenyUsers) | false | sshd denies this account (DenyUsers)
          ann  | SET      | 1 | allowusers bob                        | false | sshd allows other accounts only (AllowUsers) | false | sshd allows other accounts only (AllowUsers)
          ann  | SET      | 1 | allowusers ann@10.0.0.0/8             | true  | a password is set | true | 1 key
          ann  | SET      | 1 | authenticationmethods publickey       | false | not by itself; sshd asks for publickey | true | 1 key
          ann  | SET      | 1 | authenticationmethods publickey,password | false | not by itself; sshd asks for publickey,password | false | not by itself; sshd asks for publickey,password
          ann  | SET      | 1 | authenticationmethods publickey password | true | a password is set | true | 1 key
          root | SET      | 1 | -                                     | false | root may not use a password | true | 1 key
          root | SET      | 1 | permitrootlogin yes                   | true  | a password is set | true | 1 key
          root | SET      | 1 | permitrootlogin yes; pubkeyauthentication no | true | a password is set | false | sshd takes no keys for root
          root | SET      | 1 | permitrootlogin no                    | false | root may not sign in | false | root may not sign in
          root | SET      | 1 | permitrootlogin forced-commands-only  | false | root may not use a password | false | root's keys may run their fixed command only
          root | DISABLED | 0 | permitrootlogin yes                   | false | its password is disabled | false | it has no keys
          """)
  void decidesAsSshd(
      String name,
      Password password,
      int keys,
      String lines,
      boolean byPassword,
      String passwordWhy,
      boolean byKey,
      String keyWhy) {
    AccessRow row = row(login(name, password, keys), lines == null ? "" : lines);
    assertThat(row.password()).isEqualTo(new AccessRow.Way(byPassword, passwordWhy, false));
    assertThat(row.key()).isEqualTo(new AccessRow.Way(byKey, keyWhy, false));
  }

  @ParameterizedTest
  @CsvSource({"/usr/sbin/nologin,false", "/bin/false,false", "/bin/sh,true"})
  void aShellThatLetsNobodyInShutsEverything(String shell, boolean open) {
    SshLogin login = new SshLogin("ann", 1000, Password.SET, shell, GROUPS, 1, false);
    assertThat(row(login, "").password().open()).isEqualTo(open);
    assertThat(row(login, "").key().open()).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false | true  | yes | false | none enrolled | true",
        "true  | false | yes | false | enrolled, but sshd does not ask for it | true",
        "true  | true  | yes | true  | asked besides the password, not with a key | true",
        "true  | true  | no  | false | of no use: no password way | false"
      })
  void asksForACode(
      boolean enrolled,
      boolean asked,
      String questions,
      boolean open,
      String why,
      boolean byPassword) {
    SshLogin login = new SshLogin("ann", 1000, Password.SET, "/bin/sh", GROUPS, 0, enrolled);
    AccessRow row =
        AccessMatrix.row(
            login, config("kbdinteractiveauthentication " + questions), Map.of(), asked);
    assertThat(row.secondFactor()).isEqualTo(new AccessRow.Way(open, why, false));
    assertThat(row.password().open()).isEqualTo(byPassword);
  }

  @Test
  void sshdHasTheLastWord() {
    SshLogin ann = login("ann", Password.SET, 1);
    AccessRow same = AccessMatrix.row(ann, config(""), config(""), false);
    assertThat(same.password()).isEqualTo(new AccessRow.Way(true, "a password is set", true));
    AccessRow other = AccessMatrix.row(ann, config(""), config("passwordauthentication no"), false);
    assertThat(other.password())
        .isEqualTo(new AccessRow.Way(false, "sshd takes no passwords from it", false));
    assertThat(other.key().confirmed()).isTrue();
  }
}
