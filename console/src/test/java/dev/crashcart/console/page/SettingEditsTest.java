package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingEditsTest {
  private static final Input BEFORE = SomeNetwork.settings().toInput();

  private static Map<String, String> shown(SettingEdits edits) {
    return Settings.read(edits.on(BEFORE), new Problems()).findValue().orElseThrow().display();
  }

  @Test
  void setsAndTakesOut() {
    SettingEdits edits =
        new SettingEdits()
            .set("network.routes.far.metric", "300")
            .set("network.routes.backup.description", "")
            .unset("network.routes.nowhere.metric");
    assertThat(shown(edits))
        .containsEntry("network.routes.far.metric", "300")
        .doesNotContainKey("network.routes.backup.description");
  }

  @Test
  void aThingIsThereEvenWithoutSettings() {
    Input tree = new SettingEdits().thing("network.interfaces.eno2").on(BEFORE);
    assertThat(tree.find("network.interfaces.eno2")).isPresent();
  }

  @Test
  void theCommandNamesOnlyWhatDiffers() {
    SettingEdits edits =
        new SettingEdits()
            .set("network.routes.far.metric", "300")
            .set("network.routes.far.gateway", "192.168.40.9")
            .set("network.routes.backup.description", "all the tapes");
    assertThat(edits.command(BEFORE))
        .contains(
            "crashcart set network.routes.far.metric=300"
                + " 'network.routes.backup.description=all the tapes'");
  }

  @Test
  void whatIsOnlyTakenOutIsUnset() {
    SettingEdits edits =
        new SettingEdits()
            .unset("network.routes.far")
            .unset("network.routes.backup")
            .unset("network.routes.nowhere");
    assertThat(edits.command(BEFORE))
        .contains("crashcart unset network.routes.far network.routes.backup");
  }

  @Test
  void aNameWithADotStaysOneArgumentOfTheShell() {
    SettingEdits edits = new SettingEdits().set("network.interfaces.\"bond0.40\".mtu", "1400");
    assertThat(edits.command(BEFORE))
        .contains("crashcart set 'network.interfaces.\"bond0.40\".mtu=1400'");
  }

  @Test
  void aSecretIsInNoCommand() {
    SettingEdits edits =
        new SettingEdits()
            .set("system.proxy.username", "nas")
            .secret("system.proxy.password", "hunter-of-cables");
    assertThat(edits.command(BEFORE)).isEmpty();
    assertThat(edits.toString()).doesNotContain("hunter");
  }

  @Test
  void withoutADifferenceThereIsNoCommand() {
    assertThat(new SettingEdits().set("network.routes.far.metric", "200").command(BEFORE))
        .isEmpty();
  }
}
