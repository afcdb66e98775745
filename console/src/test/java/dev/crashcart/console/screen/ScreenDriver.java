package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.terminal.Pasted;
import dev.crashcart.console.terminal.ShellRunner;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.apply.Who;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * An operator at a pretend terminal: presses keys and reads the screen. Everything happens on the
 * caller's thread and is finished when the method returns; time stands still unless {@link #clock}
 * is moved on.
 */
public final class ScreenDriver implements AutoCloseable {
  private static final Map<String, KeyType> NAMES =
      Map.ofEntries(
          Map.entry("Enter", KeyType.Enter),
          Map.entry("Esc", KeyType.Escape),
          Map.entry("Up", KeyType.ArrowUp),
          Map.entry("Down", KeyType.ArrowDown),
          Map.entry("Left", KeyType.ArrowLeft),
          Map.entry("Right", KeyType.ArrowRight),
          Map.entry("Home", KeyType.Home),
          Map.entry("End", KeyType.End),
          Map.entry("PgUp", KeyType.PageUp),
          Map.entry("PgDn", KeyType.PageDown),
          Map.entry("Tab", KeyType.Tab),
          Map.entry("S-Tab", KeyType.ReverseTab),
          Map.entry("Backspace", KeyType.Backspace),
          Map.entry("Delete", KeyType.Delete));

  private final DefaultVirtualTerminal terminal;
  private final Console console;
  private final TestClock clock;
  private final TestFeed feed;

  /** How a driver is set up. */
  public static final class Setup {
    private final TestClock clock = new TestClock();
    private final TestFeed feed = new TestFeed();
    private TerminalSize size = new TerminalSize(80, 24);
    private Executor worker = Runnable::run;
    private ShellRunner shell = ShellRunner.none();
    private Appliance appliance = new Appliance(new NoMachine());
    private Optional<StatusFeed> otherFeed = Optional.empty();
    private boolean mayLeave;
    private Optional<Status> known = Optional.empty();
    private boolean knows;
    private Who who = new Who(Optional.empty(), "console", "/dev/tty1");
    private List<Page> onTop = List.of();

    /** Pages that are open already on top of the first one. */
    public Setup onTop(List<Page> pages) {
      onTop = List.copyOf(pages);
      return this;
    }

    public Setup size(int columns, int rows) {
      size = new TerminalSize(columns, rows);
      return this;
    }

    /** The appliance behind the pages, and its own status in place of the pretended one. */
    public Setup appliance(Appliance other) {
      appliance = other;
      otherFeed = Optional.of(StatusFeed.of(other));
      return this;
    }

    /** Another source of the status. */
    public Setup feed(StatusFeed other) {
      otherFeed = Optional.of(other);
      return this;
    }

    public Setup worker(Executor other) {
      worker = other;
      return this;
    }

    public Setup shell(ShellRunner other) {
      shell = other;
      return this;
    }

    /** What the front knew of the machine before the menu was opened. */
    public Setup knowing(Status status) {
      known = Optional.of(status);
      knows = true;
      return this;
    }

    /** The menu was opened before the front knew anything of the machine. */
    public Setup unknowing() {
      knows = true;
      return this;
    }

    /** Whoever opened the menu. */
    public Setup who(Who other) {
      who = other;
      return this;
    }

    public Setup leaving() {
      mayLeave = true;
      return this;
    }

    public ScreenDriver open(Page first) {
      return new ScreenDriver(this, first);
    }
  }

  public static Setup setup() {
    return new Setup();
  }

  /** 80 by 24 with a pretended status. */
  public static ScreenDriver open(Page first) {
    return setup().open(first);
  }

  private ScreenDriver(Setup setup, Page first) {
    this.clock = setup.clock;
    this.feed = setup.feed;
    this.terminal = new DefaultVirtualTerminal(setup.size);
    try {
      this.console =
          new Console(
                  new Surroundings(
                      terminal,
                      setup.appliance,
                      setup.otherFeed.orElse(setup.feed),
                      setup.who,
                      setup.worker,
                      setup.clock,
                      setup.shell,
                      "Crashcart",
                      "1.0",
                      setup.mayLeave),
                  first)
              .onTop(setup.onTop);
      if (setup.knows) {
        console.knowing(setup.known);
      }
      console.start();
      console.settle();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public TestClock clock() {
    return clock;
  }

  public TestFeed feed() {
    return feed;
  }

  /** Presses keys by name: Enter, Esc, Down, S-Tab, F6, ^L, or a single character. */
  public ScreenDriver press(String... keys) {
    for (String key : keys) {
      terminal.addInput(stroke(key));
      settle();
    }
    return this;
  }

  /** Types a text. */
  public ScreenDriver type(String text) {
    for (int i = 0; i < text.length(); i++) {
      terminal.addInput(new KeyStroke(text.charAt(i), false, false));
    }
    return settle();
  }

  /** Pastes a text at a terminal that marks what is pasted. */
  public ScreenDriver paste(String text) {
    terminal.addInput(new Pasted(text.toCharArray()));
    return settle();
  }

  /** Does all that is waiting to be done. */
  public ScreenDriver settle() {
    try {
      console.settle();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public ScreenDriver resize(int columns, int rows) {
    terminal.setTerminalSize(new TerminalSize(columns, rows));
    return settle();
  }

  public Optional<Console.Ending> ending() {
    return console.ending();
  }

  /** The screen's rows without the blanks at their ends. */
  public List<String> screen() {
    List<String> rows = new ArrayList<>();
    TerminalSize size = terminal.getTerminalSize();
    for (int row = 0; row < size.getRows(); row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < size.getColumns(); column++) {
        TextCharacter cell = terminal.getCharacter(new TerminalPosition(column, row));
        line.append(cell.getCharacterString());
        column += cell.isDoubleWidth() ? 1 : 0;
      }
      rows.add(line.toString().stripTrailing());
    }
    return rows;
  }

  public String text() {
    return String.join("\n", screen());
  }

  /** Where the terminal's cursor stands, as row and column from 0. */
  public String cursor() {
    TerminalPosition at = terminal.getCursorPosition();
    return at.getRow() + "," + at.getColumn();
  }

  public ScreenDriver shows(String words) {
    assertThat(text()).contains(words);
    return this;
  }

  public ScreenDriver showsNot(String words) {
    assertThat(text()).doesNotContain(words);
    return this;
  }

  /**
   * The screen is the one kept under this name; the last line of the file is the cursor's place.
   */
  public ScreenDriver showsGolden(String name) {
    Golden.check(name, text() + "\ncursor " + cursor() + "\n");
    return this;
  }

  @Override
  public void close() {
    try {
      console.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyStroke stroke(String key) {
    if (NAMES.containsKey(key)) {
      return new KeyStroke(NAMES.get(key));
    }
    if (key.matches("F[0-9]+")) {
      return new KeyStroke(KeyType.valueOf(key));
    }
    if (key.length() == 2 && key.charAt(0) == '^') {
      return new KeyStroke(Character.toLowerCase(key.charAt(1)), true, false);
    }
    if (key.length() != 1) {
      throw new IllegalArgumentException("no key is called " + key);
    }
    return new KeyStroke(key.charAt(0), false, false);
  }
}
