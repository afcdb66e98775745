package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.store.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Why a change went back by itself; what it would have set is kept and can be planned again. */
record RejectedPage(Rejected rejected) implements Page {
  private static final String AGAIN = "again";

  @Override
  public View view(Desk desk) {
    return new View.Text(
        "The last change went back",
        Tone.BAD,
        new Lines()
            .words("On " + When.day(rejected.when()) + ", because " + rejected.cause())
            .words("The settings from before are in force again.")
            .words(
                "What you had chosen is not lost: e shows again what it would change, and lets you"
                    + " apply it or leave it.")
            .all(),
        Optional.of("I have read it"),
        List.of(KeyHint.of(AGAIN, 'e', "edit it again")));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
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

  private Checked<Proposal> plan(Appliance appliance, Consent consent) throws HostFailure {
    Checked<Settings> settings =
        Settings.read("rejected settings", rejected.text().getBytes(StandardCharsets.UTF_8));
    return settings.findValue().isPresent()
        ? appliance.plan(settings.findValue().get(), consent)
        : new Checked.Invalid<>(settings.problems());
  }
}
