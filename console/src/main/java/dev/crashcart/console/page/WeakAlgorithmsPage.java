package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.ssh.SshAlgorithms;
import dev.crashcart.core.ssh.SshService;
import dev.crashcart.core.ssh.SshSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which weak algorithms of SSH are allowed again, one tick each. */
record WeakAlgorithmsPage(Draft draft) implements Page {
  private static final String KEY =
      KeyPath.join(SshSettings.SSH, SshService.WEAK_ALGORITHMS.name());

  @Override
  public View view(Desk desk) {
    return new View.Form(
        "Weak algorithms of SSH",
        "All of these are off unless ticked. Tick one only for an old client that cannot do"
            + " without.",
        fields(desk),
        "Continue");
  }

  private List<Field> fields(Desk desk) {
    List<String> allowed = draft.settings(desk).ssh().service().weakAlgorithms();
    return SshAlgorithms.WEAK.stream()
        .map(it -> Field.tick(KEY + " " + it, it, help(it), allowed.contains(it)))
        .toList();
  }

  private static String help(String name) {
    if (name.equals("ssh-rsa")) {
      return "RSA keys signed with SHA-1, for clients from before 2016.";
    }
    if (name.startsWith("diffie-hellman")) {
      return "Agreeing on a key, with SHA-1 or a group that is too small.";
    }
    return name.endsWith("cbc")
        ? "A cipher in a mode that can be attacked (CBC)."
        : "A check sum that is too short or too old.";
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    List<String> ticked =
        SshAlgorithms.WEAK.stream().filter(it -> answer.ticked(KEY + " " + it)).toList();
    Set<String> ids = new LinkedHashSet<>();
    fields(desk).stream().map(Field::id).forEach(ids::add);
    return NetworkChange.of(
            "set the weak algorithms of SSH",
            draft,
            new SettingEdits().set(KEY, String.join(", ", ticked)))
        .begin(desk, new FormProblems("", ids));
  }
}
