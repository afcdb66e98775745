package dev.crashcart.console.page;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an operator came to the counter for: how it is planned, and the words that go with it from
 * the plan to the outcome. It can be planned again when the settings moved on meanwhile.
 *
 * @param reason the default for the history: "choose how people sign in"
 * @param command the same by command line; empty when there is none
 * @param onward what is offered once it is done
 */
record Errand(String reason, Optional<String> command, Planner planner, Optional<Onward> onward) {
  /** Plans it, as often as needed. */
  @FunctionalInterface
  interface Planner {
    Checked<Proposal> plan(Appliance appliance, Consent consent) throws HostFailure;
  }

  /**
   * What is to be done next, offered on the outcome page.
   *
   * @param sentence why
   * @param button the words of Enter
   */
  record Onward(String sentence, String button, Supplier<Page> page) {}

  /** An errand that ends with its outcome. */
  static Errand of(String reason, String command, Planner planner) {
    return new Errand(reason, Optional.of(command), planner, Optional.empty());
  }

  /** The same, offering this once it is done. */
  Errand then(Onward next) {
    return new Errand(reason, command, planner, Optional.of(next));
  }

  /** Plans on the worker and opens what comes of it on top of the present page. */
  Next begin(Desk desk) {
    return Next.look(LOOKING, () -> Next.open(planned(desk)));
  }

  /** Plans on the worker and puts what comes of it in the place of the present page. */
  Next again(Desk desk) {
    return Next.look(LOOKING, () -> new Next.Replace(planned(desk)));
  }

  /** The same with the consent to leave nobody who can sign in. */
  Next againLeavingNobody(Desk desk) {
    Errand consented =
        new Errand(reason, command.map(it -> it + " --leave-nobody"), this::leavingNobody, onward);
    return consented.again(desk);
  }

  private Checked<Proposal> leavingNobody(Appliance appliance, Consent consent) throws HostFailure {
    return planner.plan(appliance, new Consent(consent.who(), true));
  }

  private static final String LOOKING = "Looking at what would change…";

  /**
   * Plans; blocks. When only the consent to leave nobody stands in the way, the page asks for it:
   * whether that is so is found out by planning with it.
   */
  Page planned(Desk desk) throws HostFailure {
    Checked<Proposal> checked = planner.plan(desk.appliance(), Consent.of(desk.who()));
    if (checked.findValue().isEmpty()) {
      if (leavingNobody(desk.appliance(), Consent.of(desk.who())).findValue().isPresent()) {
        return new ConsentPage(this);
      }
    }
    return page(checked);
  }

  private Page page(Checked<Proposal> checked) {
    return checked
        .findValue()
        .<Page>map(proposal -> new PlanPage(this, proposal))
        .orElseGet(() -> new ProblemsPage(checked.problems()));
  }
}
