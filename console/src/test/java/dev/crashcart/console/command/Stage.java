package dev.crashcart.console.command;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SettableClock;
import dev.crashcart.core.host.SimulatedHost;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A simulated appliance at which commands are typed, with a clock that only the test moves. */
public final class Stage implements Machine {
  static final Instant NOW = Instant.parse("2026-03-01T03:14:15Z");

  private final Path folder;
  private final SettableClock clock = SettableClock.at(NOW);
  private final SimulatedHost host;
  private final Appliance appliance;
  private Optional<String> barred = Optional.empty();
  private Optional<String> account = Optional.empty();
  private boolean broken;
  private Optional<Host.Lock> held = Optional.empty();

  /** What a command printed and how it ended. */
  record Ended(String out, String err, int exit) {}

  public Stage(Path folder) throws HostFailure {
    this.folder = folder;
    this.host = SimulatedHost.create(folder, clock);
    this.appliance = new Appliance(host);
  }

  @Override
  public Appliance appliance() {
    if (broken) {
      throw new IllegalStateException("a fault for the test");
    }
    return appliance;
  }

  @Override
  public Optional<String> barred() {
    return barred;
  }

  @Override
  public String command() {
    return "crashcart --demo=DIR";
  }

  SimulatedHost host() {
    return host;
  }

  Path folder() {
    return folder;
  }

  /** Runs a command; {@code typed} are the answers at hidden prompts, none without a terminal. */
  Ended run(List<String> line, byte[] input, List<String> typed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StartOptions options = StartOptions.read(line, name -> false);
    Printer printer =
        new Printer(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            options.json());
    Session session = session(printer, input, typed);
    int exit =
        options.mistake().isPresent()
            ? printer.print(Reply.usage(options.mistake().get()))
            : options.words().isEmpty()
                ? new Commands(session, printer, "1.2.3").nothingToDo()
                : new Commands(session, printer, "1.2.3").run(options.words());
    return new Ended(
        out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), exit);
  }

  /** A session at this appliance. */
  public Session session(Printer printer, byte[] input, List<String> typed) {
    return new Session(
        this,
        new Who(account, "command line", "/dev/pts/7"),
        new Answers(typed, printer),
        new ByteArrayInputStream(input),
        printer::tell,
        () -> ZoneOffset.UTC,
        clock::forward,
        new Fronts() {
          @Override
          public Reply menu() {
            return Reply.done("(the menu)");
          }

          @Override
          public Reply shell() {
            return Reply.done("(the prompt)");
          }
        });
  }

  /** Something that happens between two commands, as {@code @word rest} of a script says. */
  void happens(String word, String rest) throws HostFailure, IOException {
    switch (word) {
      case "later" -> clock.forward(Duration.parse("PT" + rest));
      case "restart" -> host.restart();
      case "barred" -> barred = Optional.of(rest).filter(text -> !text.isEmpty());
      case "signed-in" -> account = Optional.of(rest).filter(text -> !text.isEmpty());
      case "broken" -> broken = rest.equals("yes");
      case "busy" -> held = host.lock("/run/crashcart/lock", "ann at /dev/tty2", Duration.ZERO);
      case "free" -> held.ifPresent(Host.Lock::close);
      case "remove" -> Files.delete(folder.resolve(rest));
      case "empty" -> Files.writeString(folder.resolve(rest), "");
      case "line" -> line(rest.split(" ", 2));
      case "replace" -> replace(rest.split(" ", 3));
      default -> throw new IllegalArgumentException("@" + word);
    }
  }

  /** What somebody adds to a file, which is made with its folder when there is none. */
  private void line(String[] words) throws IOException {
    Path file = folder.resolve(words[0]);
    Files.createDirectories(file.getParent());
    Files.writeString(file, words[1] + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** What somebody does with an editor: file, what, by what. */
  private void replace(String[] words) throws IOException {
    Path file = folder.resolve(words[0]);
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String changed = text.replaceFirst("(?m)" + words[1], words.length > 2 ? words[2] : "");
    if (changed.equals(text)) {
      throw new IllegalArgumentException(words[1] + " is not in " + file);
    }
    Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
  }

  private static final class Answers implements Asker {
    private final Deque<String> left;
    private final boolean terminal;
    private final Printer printer;

    Answers(List<String> typed, Printer printer) {
      this.left = new ArrayDeque<>(typed);
      this.terminal = !typed.isEmpty();
      this.printer = printer;
    }

    @Override
    public boolean canAsk() {
      return terminal;
    }

    @Override
    public char[] hidden(String prompt) {
      printer.tell(prompt);
      return Optional.ofNullable(left.poll()).orElse("").toCharArray();
    }
  }
}
