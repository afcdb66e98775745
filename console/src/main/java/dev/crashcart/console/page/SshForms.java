package dev.crashcart.console.page;

import dev.crashcart.console.page.KeyForm.Plot;
import dev.crashcart.console.page.KeyForm.Row;
import dev.crashcart.core.apply.SshView;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.ssh.SshService;
import dev.crashcart.core.ssh.SshSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The forms of the SSH service; each choice may be left to the system, and says what that means.
 */
final class SshForms {
  private static final String SSH = SshSettings.SSH;

  private SshForms() {}

  static KeyForm service(SshView view, Draft draft) {
    return form(
        draft,
        "Switch SSH on or off",
        "",
        "switch the SSH service",
        List.of(left(SshService.ENABLED, SshWords.running(view.state()))),
        Map.of());
  }

  static KeyForm access(SshView view, Draft draft) {
    SshService now = view.inForce();
    return form(
        draft,
        "Who may come in over SSH",
        "A disabled password opens nothing here either; keys still do.",
        "set who may come in over SSH",
        List.of(
            left(SshService.PASSWORD_LOGIN, SshWords.onOff(now.passwordLogin())),
            left(SshService.ADMIN_PASSWORD_LOGIN, SshWords.onOff(now.adminPasswordLogin())),
            left(SshService.ROOT_PASSWORD_LOGIN, SshWords.onOff(now.rootPasswordLogin())),
            left(SshService.ROOT_KEY_LOGIN, SshWords.onOff(now.rootKeyLogin())),
            Row.of(SSH, SshService.ALLOWED_GROUPS)),
        Map.of(
            name(SshService.ALLOWED_GROUPS),
            empty(SshService.ALLOWED_GROUPS.show(now.allowedGroups()))));
  }

  static KeyForm place(SshView view, Draft draft) {
    SshService now = view.inForce();
    return form(
        draft,
        "Port and addresses of SSH",
        "",
        "set the port and addresses of SSH",
        List.of(Row.of(SSH, SshService.PORT), Row.of(SSH, SshService.ADDRESSES)),
        Map.of(
            name(SshService.PORT),
            empty(SshService.PORT.show(now.port())),
            name(SshService.ADDRESSES),
            empty(String.join(", ", view.addresses()))));
  }

  static KeyForm connections(SshView view, Draft draft) {
    SshService now = view.inForce();
    return form(
        draft,
        "Forwarding and keep-alive of SSH",
        "",
        "set forwarding and keep-alive of SSH",
        List.of(
            left(SshService.TCP_FORWARDING, SshWords.onOff(now.tcpForwarding())),
            Row.of(SSH, SshService.KEEP_ALIVE)),
        Map.of(name(SshService.KEEP_ALIVE), empty(SshService.KEEP_ALIVE.show(now.keepAlive()))));
  }

  static LinesPage banner(Draft draft) {
    return new LinesPage(
        new LinesPage.Plot(
            "Banner of SSH",
            "What people read before they sign in.",
            name(SshService.BANNER),
            "Shown as it is, to everybody who knocks. Nothing secret, nothing about the machine.",
            "set the banner of SSH",
            settings -> settings.ssh().service().banner()),
        draft);
  }

  static LinesPage extraLines(Draft draft) {
    return new LinesPage(
        new LinesPage.Plot(
            "Extra lines for sshd",
            "For what has no setting here: sshd_config(5). sshd checks them before they count.",
            name(SshService.EXTRA_LINES),
            "A keyword and its value, such as: MaxAuthTries 3. A Match block ends with the lines"
                + " here.",
            "set the extra lines of sshd",
            settings -> settings.ssh().service().extraLines()),
        draft);
  }

  private static String name(Key<?> key) {
    return KeyPath.join(SSH, key.name());
  }

  private static Row left(Key<?> key, Optional<String> now) {
    return new Row(SSH, key, SshWords.left(now));
  }

  /** What stays in force while the field is empty. */
  private static String empty(String now) {
    return " Empty: as the system has it" + (now.isEmpty() ? "." : " (now: " + now + ").");
  }

  private static KeyForm form(
      Draft draft,
      String title,
      String excerpt,
      String reason,
      List<Row> rows,
      Map<String, String> also) {
    return new KeyForm(
        draft, new Plot(title, excerpt, reason, Optional.empty(), rows, desk -> also));
  }
}
