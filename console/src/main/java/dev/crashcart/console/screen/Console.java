package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.screen.Screen;
import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Desk;
import dev.crashcart.console.page.Doorman;
import dev.crashcart.console.page.Gate;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.Trail;
import dev.crashcart.core.apply.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * A session at the full-screen menu: a trail of pages, one queue of events, and one thread that
 * touches the screen. Keys, results of jobs, a changed status and the clock all come through the
 * queue; whatever may block runs on the worker.
 *
 * <p>{@link #run} is the session at a real terminal. Tests call {@link #start} and then {@link
 * #settle} after each thing that happened, without threads.
 */
public final class Console implements AutoCloseable {
  private final Surroundings around;
  private final Events events = new Events();
  private final Jobs jobs;
  private final StatusWatch statusWatch;
  private final Trail<Visit> trail;
  private final Gate gate;
  private final Doorman doorman;
  private final Company company;
  private final CellScreen screen;
  private Optional<Ending> ending = Optional.empty();
  private String notice = "";
  private Style notable = Style.PLAIN;

  /** How a session ended. */
  public enum Ending {
    /** The operator left. */
    LEFT,
    /** The terminal is gone: hung up, closed, or its channel ended. */
    TERMINAL_CLOSED
  }

  /**
   * A session that begins with a page.
   *
   * @throws IOException when the terminal's size cannot be read
   */
  public Console(Surroundings around, Page first) throws IOException {
    this.around = around;
    this.screen = new CellScreen(around.terminal());
    this.jobs = new Jobs(around.worker(), around.clock(), events);
    this.statusWatch = new StatusWatch(around.feed(), jobs, this::statusChanged, this::tell);
    this.trail = new Trail<>(first, page -> new Visit(page, jobs::judge));
    this.gate = new Gate(around.who());
    this.doorman = new Doorman(gate, trail, around.appliance(), jobs::note, now());
    this.company = new Company(around.appliance().presence(), jobs, this::refresh);
    around.terminal().addResizeListener((terminal, size) -> events.post(() -> {}));
  }

  /** Begins with these pages on top of the first; Esc leads down to it. */
  public Console onTop(List<Page> pages) {
    pages.forEach(trail::open);
    return this;
  }

  /** Begins with what a status says of who may use this console, or before anything is known. */
  public Console knowing(Optional<Status> status) {
    status.ifPresentOrElse(doorman::look, doorman::awaitFirst);
    return this;
  }

  /**
   * Shows the first page and serves the operator until the menu is left or the terminal is gone.
   * The terminal is back in the state it had before on return.
   */
  public Ending run() throws IOException, InterruptedException {
    try {
      start();
      new KeyFeed(around.terminal(), events, this::press, this::closed).start();
      while (ending.isEmpty()) {
        Optional<Runnable> event = events.await(untilNext());
        event.ifPresent(this::guarded);
        step();
      }
    } finally {
      close();
    }
    return ending.orElse(Ending.LEFT);
  }

  /** Takes the terminal, asks for the status and shows the first page without waiting for it. */
  public void start() throws IOException {
    screen.startScreen();
    arrive();
    draw(Screen.RefreshType.COMPLETE);
    statusWatch.start(now());
    company.start(doorman.whereabouts());
  }

  /** Does all that is waiting to be done, then shows how things stand. */
  public void settle() throws IOException {
    KeyStroke key = around.terminal().pollInput();
    while (key != null) {
      KeyStroke pressed = key;
      guarded(() -> press(pressed));
      happen();
      key = around.terminal().pollInput();
    }
    step();
  }

  /** How the session ended; empty while it goes on. */
  public Optional<Ending> ending() {
    return ending;
  }

  /** Wipes what was typed and gives the terminal back. */
  @Override
  public void close() throws IOException {
    statusWatch.close();
    jobs.stop();
    company.close();
    doorman.close();
    trail.leave();
    try {
      // What was typed ahead is not drained: the thread that reads keys may be at it.
      screen.stopScreen(false);
    } catch (IOException e) {
      if (!ending.equals(Optional.of(Ending.TERMINAL_CLOSED))) {
        throw e;
      }
      lost(e);
    }
  }

  private Duration untilNext() {
    Duration wait = jobs.untilNext(trail.top().deadline(), doorman.deadline());
    return statusWatch.untilLate(now()).filter(it -> it.compareTo(wait) < 0).orElse(wait);
  }

  private void step() {
    happen();
    if (!jobs.busy() && trail.top().deadline().filter(end -> !now().isBefore(end)).isPresent()) {
      trail.top().deadlinePassed();
      guarded(() -> answer(Answer.of("deadline")));
      happen();
    }
    if (!jobs.busy() && doorman.timeIsUp(now(), "no key was pressed")) {
      arrive();
      tell("You were signed out: the time was over.");
    }
    if (ending.isEmpty()) {
      company.at(doorman.whereabouts());
      draw(Screen.RefreshType.DELTA);
    }
  }

  private void happen() {
    for (Optional<Runnable> event = events.poll(); event.isPresent(); event = events.poll()) {
      guarded(event.get());
    }
  }

  private Instant now() {
    return around.clock().instant();
  }

  private Desk desk() {
    return new Desk(around.appliance(), gate, statusWatch.latest(), now(), company.others());
  }

  private void statusChanged() {
    statusWatch.latest().ifPresent(doorman::look);
    arrive();
  }

  private void refresh() {
    trail.top().refresh(desk());
  }

  private void closed() {
    ending = Optional.of(Ending.TERMINAL_CLOSED);
  }

  private void lost(IOException cause) {
    System.getLogger(Console.class.getName())
        .log(System.Logger.Level.DEBUG, "The terminal is gone.", cause);
    closed();
  }

  private void press(KeyStroke key) {
    if (Keys.ctrl(key, 'l')) {
      draw(Screen.RefreshType.COMPLETE);
      return;
    }
    if (ending.isPresent() || jobs.busy()) {
      meanwhile(key);
      return;
    }
    notice = "";
    doorman.touched(now());
    Reaction reaction = trail.top().pane().map(pane -> pane.press(key)).orElse(Reaction.UNUSED);
    if (reaction instanceof Reaction.Tells tells) {
      tell(tells.sentence());
    } else if (reaction instanceof Reaction.Gives gives) {
      answer(gives.answer());
    } else if (reaction == Reaction.UNUSED) {
      escape(key);
    }
  }

  /** During a long job Esc stops it and the content can be scrolled; nothing is chosen. */
  private void meanwhile(KeyStroke key) {
    if (ending.isEmpty() && jobs.following()) {
      if (Keys.is(key, KeyType.Escape)) {
        jobs.stop();
      } else if (key.getKeyType() != KeyType.Enter) {
        trail.top().pane().ifPresent(pane -> pane.press(key));
      }
    }
  }

  private void escape(KeyStroke key) {
    boolean escape = Keys.is(key, KeyType.Escape);
    if (doorman.shut()) {
      ending = escape && gate.mayGo() ? Optional.of(Ending.LEFT) : ending;
      return;
    }
    if (escape && trail.top().pane().flatMap(Pane::deadline).isPresent()) {
      return;
    }
    if (escape && !trail.atStart()) {
      trail.escape();
      arrive();
    } else if ((escape || Keys.typed(key, 'q')) && trail.atStart()) {
      back();
    }
  }

  private void answer(Answer answer) {
    boolean back = answer.choice().equals(Hints.BACK);
    follow(back ? Next.back() : trail.answer(answer, desk()));
  }

  private void follow(Next asked) {
    Next next = gate.pass(asked);
    Optional<Next> then = doorman.follow(next, () -> Notices.greeting(gate));
    if (then.isPresent()) {
      arrive();
      follow(then.get());
    } else if (trail.follow(next)) {
      arrive();
      begin();
    } else if (next instanceof Next.Back) {
      back();
    } else if (next instanceof Next.Work work) {
      jobs.work(work, this::worked, this::fail);
    } else if (next instanceof Next.Follow lasting) {
      jobs.follow(lasting, this::refresh, this::worked, this::fail);
      refresh();
    } else if (next instanceof Next.Leave) {
      ending = Optional.of(Ending.LEFT);
    } else {
      stay(next);
    }
  }

  private void worked(Next next) {
    // What was done may show in the status, also where nothing that is watched has changed.
    statusWatch.look();
    follow(next);
  }

  private void back() {
    if (trail.atStart()) {
      if (around.mayLeave()) {
        follow(new Next.Open(Notices.leaving()));
      }
      return;
    }
    trail.back();
    arrive();
    begin();
  }

  private void begin() {
    Next first = trail.top().page().begin(desk());
    if (!(first instanceof Next.Stay)) {
      follow(first);
    }
  }

  private void stay(Next next) {
    refresh();
    if (next instanceof Next.Tell said) {
      tell(said.sentence());
    } else if (next instanceof Next.Problems problems) {
      List<String> others = trail.top().pane().map(it -> it.problems(problems)).orElse(List.of());
      if (!others.isEmpty()) {
        notice = "! " + String.join(" ", others);
        notable = Style.BAD;
      }
    } else if (next instanceof Next.Shell shell) {
      lend(shell.command());
    }
  }

  private void lend(List<String> command) {
    try {
      screen.stopScreen(false);
      around.shell().run(command);
    } catch (IOException e) {
      follow(Next.open(Notices.failure("The shell could not be opened: " + e.getMessage())));
    }
    try {
      screen.startScreen();
    } catch (IOException e) {
      lost(e);
    }
    doorman.touched(now());
    draw(Screen.RefreshType.COMPLETE);
  }

  private void tell(String sentence) {
    notice = sentence;
    notable = Style.WARNING;
  }

  private void fail(Throwable cause) {
    if (doorman.shut()) {
      tell(Notices.logged(cause));
    } else {
      follow(Next.open(Notices.of(cause)));
    }
  }

  /** Runs something of the pages; whatever it throws, the menu goes on. */
  private boolean guarded(Runnable action) {
    try {
      action.run();
      return true;
    } catch (RuntimeException | Error e) {
      fail(e);
      return false;
    }
  }

  /** Shows the page that is now on top; one that cannot be shown is left at once. */
  private void arrive() {
    try {
      trail.top().refresh(desk());
    } catch (RuntimeException | Error e) {
      trail.back();
      fail(e);
    }
  }

  private void draw(Screen.RefreshType type) {
    boolean resized = screen.doResizeIfNecessary() != null;
    if (!guarded(this::compose)) {
      guarded(this::compose);
    }
    try {
      screen.refresh(resized ? Screen.RefreshType.COMPLETE : type);
    } catch (IOException e) {
      lost(e);
    }
  }

  private void compose() {
    Visit visit = trail.top();
    if (visit.pane().isEmpty()) {
      visit.refresh(desk());
    }
    Pane pane = visit.pane().orElseThrow();
    Optional<String> doing = jobs.sentence();
    new Frame(screen)
        .draw(
            visit,
            pane,
            new Scene(
                new Heading(around, gate, company).of(statusWatch, now()),
                LocalTime.now(around.clock()),
                now(),
                doing.orElse(notice.isEmpty() ? statusWatch.waiting(now()) : notice),
                doing.isPresent() ? Style.STRONG : notable,
                () -> new KeyLine(gate, around.mayLeave()).words(pane, trail.atStart())));
  }
}
