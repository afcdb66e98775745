package dev.crashcart.console.plain;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Desk;
import dev.crashcart.console.page.Doorman;
import dev.crashcart.console.page.Gate;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.Trail;
import dev.crashcart.console.page.View;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A session at the menu, line by line: the page on top is printed and asks, and its answer leads
 * on. Everything happens on the caller's thread, one thing after the other; an interrupt never ends
 * anything half-way, it only stops what is long.
 */
public final class PlainMenu {
  private final Surroundings around;
  private final Paper paper;
  private final Prompt prompt;
  private final StatusLook status;
  private final Trail<Stop> trail;
  private final Gate gate;
  private final Doorman doorman;
  private final Company company;
  private boolean over;

  /** A session that begins with these pages, the main menu first and on top of it the others. */
  public PlainMenu(Surroundings around, List<Page> pages) {
    this.around = around;
    this.paper = around.paper();
    this.prompt = new Prompt(around.keyboard(), paper, around.clock(), around.window());
    this.status = new StatusLook(around.appliance(), around.clock(), paper);
    this.trail = new Trail<>(pages.get(0), Stop::new);
    pages.subList(1, pages.size()).forEach(trail::open);
    this.gate = new Gate(around.who());
    this.doorman = new Doorman(gate, trail, around.appliance(), Doorman::atOnce, prompt.now());
    this.company = new Company(around.appliance().presence(), paper);
    prompt.patience(doorman::deadline);
  }

  /** Serves the operator until the menu is left or nobody can type any more. */
  public void run() {
    paper.line(around.heading());
    paper.line(
        "Line by line: type what stands before an entry, then Enter. ? explains, b goes back,"
            + (around.mayLeave() ? " q leaves." : " Ctrl-D ends the session."));
    try {
      while (!over) {
        turn();
      }
    } finally {
      company.close();
      doorman.close();
      trail.leave();
      paper.end();
    }
  }

  private Desk desk() {
    return new Desk(around.appliance(), gate, status.latest(), prompt.now(), company.others());
  }

  private void turn() {
    look();
    if (doorman.timeIsUp(prompt.now(), "nothing was typed")) {
      paper.line("Signed out: nothing was typed for too long.");
    }
    Stop stop = trail.top();
    Optional<View> view = look(stop);
    Optional<Heard> heard = view.flatMap(it -> hold(stop, it));
    if (heard.isEmpty()) {
      over |= trail.atStart();
      trail.back();
    } else {
      guarded(() -> heard(heard.get(), view.get()));
    }
  }

  private void look() {
    status.look();
    status.latest().ifPresent(doorman::look);
  }

  /** What a page shows; one that cannot be shown is left at once. */
  private Optional<View> look(Stop stop) {
    try {
      return Optional.of(stop.page().view(desk()));
    } catch (RuntimeException | Error fault) {
      paper.line(Mishap.sentence(fault));
      return Optional.empty();
    }
  }

  private Optional<Heard> hold(Stop stop, View view) {
    try {
      Dialogue dialogue = Dialogue.of(view, stop, prompt);
      if (stop.shown().isEmpty()) {
        dialogue.print();
      } else if (!stop.shown().get().equals(view)) {
        update(stop, view, dialogue);
      }
      stop.shown(view);
      company.look(doorman.whereabouts());
      return Optional.of(dialogue.hold());
    } catch (RuntimeException | Error fault) {
      paper.line(Mishap.sentence(fault));
      return Optional.empty();
    }
  }

  private void update(Stop stop, View view, Dialogue dialogue) {
    if (view instanceof View.Text text && !stop.printed().isEmpty()) {
      more(stop, text);
    } else if (!(view instanceof View.Form)) {
      dialogue.print();
    } else if (!(stop.shown().get() instanceof View.Form)) {
      // Another one than before: what was typed, a wrong password too, is done with.
      stop.form().wipe();
      dialogue.print();
    }
  }

  /** The lines of a text that were not there before. */
  private void more(Stop stop, View.Text text) {
    List<String> lines = TextDialogue.lines(text);
    List<String> known = new ArrayList<>(stop.printed());
    lines.stream().filter(line -> !known.remove(line)).forEach(paper::line);
    stop.printed(lines);
  }

  private void heard(Heard heard, View view) {
    if (heard != Heard.Sign.IDLE && heard != Heard.Sign.TICK) {
      doorman.touched(prompt.now());
    }
    if (heard instanceof Heard.Gives gives) {
      answer(gives.answer(), view);
      return;
    }
    switch ((Heard.Sign) heard) {
      case BACK -> escape();
      case LEAVE -> leave();
      case REPEAT -> trail.top().arrive();
      case TICK, IDLE -> status.stale();
      case END -> over = true;
    }
  }

  private void escape() {
    if (doorman.shut()) {
      leave();
    } else if (trail.atStart()) {
      paper.line("This is the main menu" + (around.mayLeave() ? "; q leaves it." : "."));
    } else {
      trail.escape();
    }
  }

  private void leave() {
    over = around.mayLeave();
    if (!over) {
      paper.line("! This menu stays; b goes back.");
    }
  }

  private void answer(Answer answer, View view) {
    Stop stop = trail.top();
    Next next = trail.answer(answer, desk());
    follow(next);
    boolean aboutNothing =
        next instanceof Next.Stay
            && view instanceof View.Table table
            && table.rows().size() > 1
            && answer.row().isEmpty()
            && stop.page().view(desk()).equals(view);
    if (aboutNothing) {
      paper.line("! Which row? Type the number behind the letter.");
    }
  }

  private void follow(Next asked) {
    Next next = gate.pass(asked);
    Optional<Next> then = doorman.follow(next, Next::stay);
    if (then.isPresent()) {
      boolean out = next instanceof Next.SignOut;
      paper.line(out ? "Signed out." : "Signed in as " + gate.name().orElse("nobody") + ".");
      follow(then.get());
    } else if (trail.follow(next)) {
      begin();
    } else if (next instanceof Next.Back) {
      trail.back();
      begin();
    } else if (next instanceof Next.Work work) {
      paper.line(work.sentence());
      done(work.job());
    } else if (next instanceof Next.Follow lasting) {
      paper.line(lasting.sentence());
      anew();
      done(() -> lasting.job().run(new Beat()));
    } else if (next instanceof Next.Shell shell) {
      lend(shell);
    } else if (next instanceof Next.Leave) {
      over = true;
    } else if (next instanceof Next.Tell said) {
      paper.line("! " + said.sentence());
    } else if (next instanceof Next.Problems problems) {
      problems(problems);
    }
  }

  /** Of what was printed only that counts as known which the page still says. */
  private void anew() {
    if (trail.top().page().view(desk()) instanceof View.Text text) {
      trail.top().printed(TextDialogue.lines(text));
    }
  }

  private void begin() {
    Next first = trail.top().page().begin(desk());
    if (!(first instanceof Next.Stay)) {
      follow(first);
    }
  }

  private void done(Next.Job job) {
    Next next;
    try {
      next = job.run();
    } catch (HostFailure refused) {
      next = new Next.Stay();
      paper.line(Mishap.sentence(refused));
    } finally {
      around.keyboard().whenInterrupted(() -> {});
      status.stale();
    }
    look();
    follow(next);
  }

  private void problems(Next.Problems problems) {
    Map<String, String> others = new TreeMap<>(problems.byField());
    if (trail.top().page().view(desk()) instanceof View.Form form) {
      for (View.Field field : form.fields()) {
        Optional.ofNullable(others.remove(field.id()))
            .ifPresent(sentence -> paper.line("! " + field.label() + ": " + sentence));
      }
      trail.top().form().problems(form, problems);
    }
    others.values().forEach(sentence -> paper.line("! " + sentence));
  }

  private void lend(Next.Shell shell) {
    try {
      around.shell().run(shell.command());
    } catch (IOException refused) {
      paper.line("! The shell could not be opened: " + refused.getMessage());
    }
    status.stale();
    trail.top().arrive();
  }

  /** Runs something of the pages; whatever it throws, the menu goes on. */
  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error fault) {
      paper.line(Mishap.sentence(fault));
    }
  }

  /** A long job's line to the paper; Ctrl-C asks it to stop. */
  private final class Beat implements Next.Pulse {
    private final AtomicBoolean stop = new AtomicBoolean();

    Beat() {
      around.keyboard().whenInterrupted(() -> stop.set(true));
    }

    @Override
    public void beat() {
      synchronized (paper) {
        if (trail.top().page().view(desk()) instanceof View.Text text) {
          more(trail.top(), text);
        }
      }
    }

    @Override
    public boolean stopped() {
      return stop.get();
    }
  }
}
