package dev.crashcart.core.system;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import dev.crashcart.core.system.ConsoleFile.Line;
import dev.crashcart.core.system.SystemState.SystemFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The difference between how the console behaves and how it is wanted to. Pure. */
final class ConsolePlanner {
  private static final FileFacts PUBLIC = FileFacts.file(0644, 0, 0);
  private static final String HEAD = "# Written by Crashcart; change this in its settings.\n";
  private static final Place MACHINE = Place.of("this machine");

  /** What logind has when nobody says otherwise, logind.conf(5). */
  private static final int USUAL_PROMPTS = 6;

  private final ConsoleSettings desired;
  private final ConsoleState state;
  private final ConsoleSurroundings around;
  private final Problems problems;
  private final ConsoleFile before;
  private final ConsoleFile after;
  private final ConsoleSteps steps;
  private final List<Change> changes = new ArrayList<>();
  private final List<Step> files = new ArrayList<>();
  private final List<Step> commands = new ArrayList<>();
  private final List<String> risks = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ConsolePlanner(
      ConsoleSettings desired, ConsoleState state, ConsoleSurroundings around, Problems problems) {
    this.desired = desired;
    this.state = state;
    this.around = around;
    this.problems = problems;
    this.before = ConsoleFile.of(state.text(ConsoleFile.PATH));
    this.after = ConsoleFile.of(desired);
    this.steps = new ConsoleSteps(state);
  }

  Plan plan() {
    file();
    sysrq();
    secondTerminal();
    blankAfter();
    serialSpeed();
    front();
    where();
    warn();
    if (changes.isEmpty()) {
      return Plan.EMPTY;
    }
    List<Step> all = new ArrayList<>(files);
    if (state.live()) {
      all.addAll(commands);
    } else {
      notes.add("This system does not run; its console takes this in when it starts.");
    }
    return new Plan(changes, all, risks, notes);
  }

  /** What the units and their generator read. */
  private void file() {
    changes.addAll(before.changesTo(after));
    ownFile(ConsoleFile.PATH, after.text());
    boolean generated = before.differs(after, Line.ENABLED, Line.CTRL_ALT_DEL, Line.SSH_FRONT);
    if (generated && state.packaged()) {
      commands.add(ConsoleSteps.reload());
    }
  }

  private void sysrq() {
    Optional<Integer> wanted = desired.magicSysrq().map(on -> on ? 1 : 0);
    Optional<Integer> written = SysctlLine.find(state.text(ConsoleSection.SYSCTL));
    boolean ours = ownFile(ConsoleSection.SYSCTL, wanted.map(it -> HEAD + SysctlLine.of(it)));
    if (ours) {
      change(ConsoleSettings.MAGIC_SYSRQ, sysrq(written), sysrq(wanted));
    }
    Optional<Integer> target = wanted.or(() -> ours ? state.sysrqOfOthers() : Optional.empty());
    Optional<Integer> now = state.inForce().sysrq();
    if (target.isEmpty()) {
      later(ours && state.inForce().sysrq().isPresent(), ConsoleSettings.MAGIC_SYSRQ);
    } else if (now.isPresent() && !now.equals(target)) {
      commands.add(ConsoleSteps.sysrq(target.get(), now.get()));
      if (!ours) {
        change(ConsoleSettings.MAGIC_SYSRQ, sysrq(now), sysrq(target));
      }
    }
  }

  /** The kernel knows more than on and off: the sum of what is allowed. */
  private static String sysrq(Optional<Integer> bits) {
    return bits.map(it -> it == 0 ? "false" : it == 1 ? "true" : "in part (" + it + ")").orElse("");
  }

  private void secondTerminal() {
    Optional<Integer> wanted = desired.secondTerminal().map(on -> on ? USUAL_PROMPTS : 0);
    Optional<String> text =
        wanted.map(it -> HEAD + "[Login]\nNAutoVTs=" + it + "\nReserveVT=" + it + "\n");
    String written = state.text(ConsoleSection.LOGIND);
    boolean ours = ownFile(ConsoleSection.LOGIND, text);
    if (ours) {
      String old = written.isEmpty() ? "" : String.valueOf(!written.contains("NAutoVTs=0"));
      change(ConsoleSettings.SECOND_TERMINAL, old, prompts(wanted));
    }
    Optional<Integer> now = state.inForce().prompts();
    boolean differs = wanted.isPresent() && now.isPresent() && !now.equals(wanted);
    if (differs && !ours) {
      change(ConsoleSettings.SECOND_TERMINAL, prompts(now), prompts(wanted));
    }
    if (now.isPresent() && (ours || differs)) {
      commands.add(ConsoleSteps.tellLogind());
      if (wanted.equals(Optional.of(0))) {
        notes.add("A login prompt that is open on another terminal stays until the next start.");
      }
    } else {
      later(ours && state.live(), ConsoleSettings.SECOND_TERMINAL);
    }
  }

  private static String prompts(Optional<Integer> terminals) {
    return terminals.map(it -> String.valueOf(it > 0)).orElse("");
  }

  private void blankAfter() {
    Optional<Duration> now = state.inForce().blankAfter();
    Optional<Duration> wanted = desired.blankAfter();
    if (now.isEmpty() || wanted.equals(now)) {
      return;
    }
    if (wanted.isPresent()) {
      commands.add(ConsoleSteps.blankAfter(wanted.get(), now.get()));
      if (!before.differs(after, Line.BLANK_AFTER)) {
        change(
            ConsoleSettings.BLANK_AFTER,
            ConsoleSettings.BLANK_AFTER.show(now),
            ConsoleSettings.BLANK_AFTER.show(wanted));
      }
    } else {
      later(before.differs(after, Line.BLANK_AFTER), ConsoleSettings.BLANK_AFTER);
    }
  }

  private void serialSpeed() {
    if (desired.serialSpeed().isEmpty()) {
      later(before.differs(after, Line.SERIAL_SPEED) && state.live(), ConsoleSettings.SERIAL_SPEED);
      return;
    }
    int wanted = desired.serialSpeed().get();
    state
        .inForce()
        .speeds()
        .forEach(
            (device, now) -> {
              if (now != wanted) {
                commands.add(ConsoleSteps.speed(device, wanted, now));
                if (!before.differs(after, Line.SERIAL_SPEED)) {
                  change(ConsoleSettings.SERIAL_SPEED, now + " at " + device, "" + wanted);
                }
                if (device.equals(around.terminal())) {
                  risks.add(
                      "The serial line you sit at goes to "
                          + wanted
                          + " bits per second: set your side to that as well.");
                }
              }
            });
  }

  private void front() {
    if (!state.packaged() || !state.live()) {
      return;
    }
    boolean runs = state.inForce().front();
    boolean written =
        before.differs(after, Line.SSH_FRONT, Line.SSH_FRONT_PORT, Line.SSH_FRONT_ADDRESSES);
    Optional<Step> step = steps.front(desired.ssh().enabled(), written);
    if (step.isEmpty()) {
      return;
    }
    commands.add(step.get());
    if (!written) {
      String wanted = String.valueOf(desired.ssh().enabled());
      changes.add(new Change(Line.SSH_FRONT.key(), runs ? "it runs" : "it does not run", wanted));
    }
    if (runs && around.overSsh()) {
      risks.add(
          "Crashcart's own SSH server changes, and you came in over SSH: you may be locked out.");
    }
  }

  /** The last step: the menu that does this may be the one that goes. */
  private void where() {
    boolean menu = !after.find(Line.ENABLED).equals(Optional.of("no"));
    boolean was = !before.find(Line.ENABLED).equals(Optional.of("no"));
    if (menu == was || !state.packaged()) {
      return;
    }
    commands.add(ConsoleSteps.exchange());
    if (state.live()) {
      notes.add(
          menu
              ? "Once this is kept, the menu takes the place of the login prompt on the monitor and"
                  + " on serial lines; who is signed in there is signed out."
              : "Once this is kept, the login prompt takes the place of this menu on the monitor"
                  + " and on serial lines. Then the menu is: sudo crashcart.");
    }
  }

  private void warn() {
    if (after.text().isPresent() && !state.packaged()) {
      problems.warning(
          ConsoleSettings.CONSOLE,
          MACHINE,
          "Crashcart was not installed as a package here, and its services carry this out; it is"
              + " written, and takes effect once the package is installed.");
    }
    List<IpAddress> listening = desired.ssh().enabled() ? desired.ssh().addresses() : List.of();
    for (IpAddress address : listening) {
      boolean any = address.isUnspecified() || address.isLoopback();
      if (!any && !around.addresses().isEmpty() && !around.addresses().contains(address)) {
        problems.warning(
            Line.SSH_FRONT_ADDRESSES.key(),
            MACHINE,
            address
                + " is no address of this machine, now or by the settings, so that nobody reaches"
                + " the menu there; write one of its own.");
      }
    }
  }

  /** Says that something keeps its old way until the machine starts again. */
  private void later(boolean really, Key<?> setting) {
    if (really) {
      notes.add(setting.label() + ": takes effect when the machine starts again.");
    }
  }

  private void change(Key<?> setting, String old, String now) {
    changes.add(new Change(KeyPath.join(ConsoleSettings.CONSOLE, setting.name()), old, now));
  }

  /** Whether a file that is ours alone must be written or go; the step is added. */
  private boolean ownFile(String path, Optional<String> wanted) {
    if (wanted.equals(state.find(path).map(SystemFile::text))) {
      return false;
    }
    if (wanted.isPresent()) {
      // As steps of their own the folders go again when the change goes back.
      state.missing().stream()
          .filter(folder -> path.startsWith(folder + "/"))
          .sorted()
          .forEach(it -> files.add(new Step.MakeFolder(it, FileFacts.folder(0755, 0, 0))));
    }
    files.add(
        wanted.isPresent()
            ? Step.WriteFile.of(path, wanted.get(), PUBLIC)
            : new Step.RemoveFile(path));
    return true;
  }
}
