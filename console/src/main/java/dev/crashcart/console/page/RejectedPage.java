package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.store.Rejected;
import dev.crashcart.core.system.SystemSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Why a change went back by itself; what it would have set is kept and can be planned again. */
record RejectedPage(Rejected rejected) implements Page {
  private static final String AGAIN = "again";
  private static final String EDIT = "edit";

  @Override
  public View view(Desk desk) {
    return new View.Text(
        "The last change went back",
        Tone.BAD,
        new Lines()
            .words("On " + When.day(rejected.when()) + ", because " + rejected.cause())
            .words("The settings from before are in force again.")
            .words(
                "What you had chosen is not lost: p shows again what it would change, and lets you"
                    + " apply it or leave it"
                    + (network().isPresent() ? "; e opens its forms, to change it first." : "."))
            .all(),
        Optional.of("I have read it"),
        network().isPresent()
            ? List.of(KeyHint.of(AGAIN, 'p', "plan it again"), KeyHint.of(EDIT, 'e', "edit it"))
            : List.of(KeyHint.of(AGAIN, 'p', "plan it again")));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (answer.choice().equals(EDIT) && network().isPresent()) {
      return Next.open(new RejectedFormsPage(network().get()));
    }
    if (answer.choice().equals(AGAIN)) {
      return new Errand("try again what went back", Optional.empty(), this::plan, Optional.empty())
          .begin(desk);
    }
    return Next.work(
        "Noting that you have read it…",
        () -> {
          desk.appliance().forgetRejected();
          return Next.back();
        });
  }

  /** The settings that went back, when there is something of the network in them to edit. */
  private Optional<Settings> network() {
    return read()
        .findValue()
        .filter(
            it ->
                it.network().isManaged()
                    || !it.network().equals(NetworkSettings.none())
                    || !it.system().equals(SystemSettings.none()));
  }

  private Checked<Settings> read() {
    return Settings.read("rejected settings", rejected.text().getBytes(StandardCharsets.UTF_8));
  }

  private Checked<Proposal> plan(Appliance appliance, Consent consent) throws HostFailure {
    Checked<Settings> settings = read();
    return settings.findValue().isPresent()
        ? appliance.plan(settings.findValue().get(), consent)
        : new Checked.Invalid<>(settings.problems());
  }
}
