package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.apply.NetworkDesk;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one form of an interface, of every kind: it shows the fields that apply. */
final class InterfaceFormPage implements Page {
  private final Draft draft;
  private final Optional<InterfaceName> name;
  private final Map<String, String> typed = new HashMap<>();

  private InterfaceFormPage(Draft draft, Optional<InterfaceName> name) {
    this.draft = draft;
    this.name = name;
  }

  /** The form of an interface that is there. */
  static InterfaceFormPage of(Draft draft, InterfaceName name) {
    return new InterfaceFormPage(draft, Optional.of(name));
  }

  /** The form of a VLAN, bond or bridge that is to be made. */
  static InterfaceFormPage blank() {
    return new InterfaceFormPage(Draft.kept(), Optional.empty());
  }

  @Override
  public View view(Desk desk) {
    if (desk.status().isEmpty()) {
      return new View.Text(
          title(),
          View.Tone.PLAIN,
          new Lines().words(StatusLines.LOOKING).all(),
          Optional.empty(),
          List.of());
    }
    return new View.Form(title(), "", fields(desk).all(), "Continue");
  }

  private String title() {
    return name.map(it -> "Set up " + it).orElse("New VLAN, bond or bridge");
  }

  private InterfaceFields fields(Desk desk) {
    NetworkSettings settings = draft.settings(desk).network();
    Optional<NetworkInterface> base = name.map(it -> base(it, settings, desk));
    List<InterfaceList.Known> known =
        desk.status()
            .map(Status::network)
            .map(state -> InterfaceList.of(settings, state))
            .orElse(List.of());
    return new InterfaceFields(settings, base, known, typed);
  }

  /** One that the settings leave alone begins as the machine has it. */
  private static NetworkInterface base(InterfaceName name, NetworkSettings settings, Desk desk) {
    return Optional.ofNullable(settings.interfaces().get(name))
        .or(
            () ->
                desk.status()
                    .map(Status::network)
                    .map(state -> NetworkDesk.takenIn(settings, state, name))
                    .map(taken -> taken.interfaces().get(name)))
        .orElseGet(() -> NetworkInterface.physical(name));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    typed.putAll(answer.texts());
    if (!answer.choice().equals(Answer.OK) || desk.status().isEmpty()) {
      return answer.choice().equals(Answer.SHAPED) ? Next.stay() : Next.back();
    }
    InterfaceFields fields = fields(desk);
    Optional<InterfaceName> known = name;
    if (known.isEmpty()) {
      try {
        known = Optional.of(new InterfaceName(fields.newName()));
      } catch (IllegalArgumentException refused) {
        return new Next.Problems(Map.of(FormProblems.NAME, String.valueOf(refused.getMessage())));
      }
      if (draft.settings(desk).network().interfaces().containsKey(known.get())) {
        return new Next.Problems(
            Map.of(FormProblems.NAME, "There is a " + known.get() + " in the settings already."));
      }
    }
    return change(known.get(), fields).begin(desk, problems(known.get(), fields));
  }

  private NetworkChange change(InterfaceName its, InterfaceFields fields) {
    boolean card = fields.kind() == InterfaceKind.PHYSICAL;
    return NetworkChange.of(
        (name.isEmpty() ? "add " : card ? "set up " : "change ") + its,
        draft,
        new InterfaceEdits(fields, key(its)).all());
  }

  private static FormProblems problems(InterfaceName its, InterfaceFields fields) {
    Set<String> ids = new LinkedHashSet<>();
    fields.all().stream().map(Field::id).forEach(ids::add);
    return new FormProblems(key(its), ids);
  }

  private static String key(InterfaceName its) {
    return KeyPath.join("network.interfaces", its.value());
  }
}
