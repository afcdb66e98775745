package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the settings of SSH mean by administrators. */
class SshAdministratorsTest {
  private static final Place PLACE = Place.of("test");

  @TempDir Path temp;

  @Test
  void thoseOfTheMachineThatTheSettingsDoNotNameCountToo() throws Exception {
    Bench bench = new Bench(temp.resolve("appliance")).withAdmin();
    add(bench, "etc/passwd", "stranger:x:1500:1500::/home/stranger:/bin/bash\n");
    add(bench, "etc/shadow", "stranger:" + Bench.SECOND.text().reveal() + ":20000::::::\n");
    Path groups = bench.folder.resolve("etc/group");
    Files.writeString(
        groups,
        Files.readString(groups).replaceFirst("(?m)^(sudo:.*)$", "$1,stranger")
            + "stranger:x:1500:\n");
    Input wanted =
        bench.appliance.current().toInput().with("ssh.admin-password-login", "false", PLACE);
    assertThat(bench.applyNow(bench.appliance.plan(wanted, Appliance.Consent.of(Bench.CONSOLE))))
        .isInstanceOf(Outcome.Applied.class);
    assertThat(bench.folder.resolve("etc/ssh/sshd_config.d/00-crashcart.conf"))
        .content()
        .contains("Match User admin,stranger\n  PasswordAuthentication no\n");
  }

  private static void add(Bench bench, String path, String line) throws Exception {
    Files.writeString(bench.folder.resolve(path), line, StandardOpenOption.APPEND);
  }
}
