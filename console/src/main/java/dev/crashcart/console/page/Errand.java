package dev.crashcart.console.page;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an operator came to the counter for: how it is planned, and the words that go with it from
 * the plan to the outcome. It can be planned again when the settings moved on meanwhile.
 *
 * @param reason the default for the history: "choose how people sign in"
 * @param commands the same by command line, a line each; empty when there is none
 * @param remarks what the operator should know besides what the plan itself says
 * @param onward what is offered once it is done
 */
record Errand(
    String reason,
    List<String> commands,
    List<String> remarks,
    Planner planner,
    Optional<Onward> onward) {
  Errand {
    commands = List.copyOf(commands);
    remarks = List.copyOf(remarks);
  }

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

  /** An errand without remarks that ends with its outcome. */
  static Errand of(String reason, String command, Planner planner) {
    return new Errand(reason, List.of(command), List.of(), planner, Optional.empty());
  }

  /** The same, saying this on the plan page besides. */
  Errand withRemarks(List<String> more) {
    return new Errand(reason, commands, more, planner, onward);
  }

  /** The same, offering this once it is done. */
  Errand then(Onward next) {
    return new Errand(reason, commands, remarks, planner, Optional.of(next));
  }

  /** Plans on the worker and opens what comes of it on top of the present page. */
  Next begin(Desk desk) {
    return Next.work(LOOKING, () -> Next.open(planned(desk)));
  }

  /** Plans on the worker and puts what comes of it in the place of the present page. */
  Next again(Desk desk) {
    return Next.work(LOOKING, () -> new Next.Replace(planned(desk)));
  }

  /** The same with the consent to leave nobody who can sign in. */
  Next againLeavingNobody(Desk desk) {
    return Next.work(
        LOOKING,
        () -> {
          Checked<Proposal> checked = planner.plan(desk.appliance(), new Consent(desk.who(), true));
          return new Next.Replace(page(checked));
        });
  }

  private static final String LOOKING = "Looking at what would change…";

  /**
   * Plans; blocks. When only the consent to leave nobody stands in the way, the page asks for it:
   * whether that is so is found out by planning with it.
   */
  Page planned(Desk desk) throws HostFailure {
    Checked<Proposal> checked = planner.plan(desk.appliance(), Consent.of(desk.who()));
    if (checked.findValue().isEmpty()) {
      Consent leaveNobody = new Consent(desk.who(), true);
      if (planner.plan(desk.appliance(), leaveNobody).findValue().isPresent()) {
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
