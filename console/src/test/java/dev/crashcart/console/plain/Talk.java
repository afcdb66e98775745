package dev.crashcart.console.plain;

import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.Pages;
import dev.crashcart.console.terminal.ShellRunner;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SettableClock;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Sessions line by line at a simulated appliance, with a clock that only the test moves. A script
 * has a typed line in each of its lines, or {@code @later 25s}, which passes while an answer is
 * waited for, or {@code @interrupt} for Ctrl-C; behind its last line the input has ended.
 */
final class Talk {
  private static final Who WHO = new Who(Optional.empty(), "plain", "/dev/ttyS0");
  private static final Instant NOW = Instant.parse("2026-03-01T03:14:15Z");

  private final Path folder;
  private final SettableClock clock = SettableClock.at(NOW);
  private final SimulatedHost host;
  private final Appliance appliance;
  private Optional<Window> window = Optional.empty();
  private ShellRunner shell = ShellRunner.none();

  Talk(Path folder) throws HostFailure {
    this.folder = folder;
    this.host = SimulatedHost.create(folder, clock);
    this.appliance = new Appliance(host);
  }

  /** An appliance on which admin was set up in a session before. */
  static Talk withAdmin(Path folder) throws HostFailure {
    Talk talk = new Talk(folder);
    talk.play("1", "correct horse battery staple", "correct horse battery staple", "", "", "q");
    return talk;
  }

  /** Whether a sign-in is asked for at the console. */
  Talk access(String word) throws HostFailure {
    String yaml =
        read("etc/crashcart/config.yaml") + "\nconsole: {access: " + word + ", idle-lock: 10m}\n";
    var settings =
        Settings.read("with access", yaml.getBytes(StandardCharsets.UTF_8))
            .findValue()
            .orElseThrow();
    var proposal =
        appliance.plan(settings.toInput(), new Consent(WHO, false)).findValue().orElseThrow();
    appliance.apply(proposal, WHO, "access");
    return this;
  }

  Appliance appliance() {
    return appliance;
  }

  SimulatedHost host() {
    return host;
  }

  Talk window(int rows, int columns) {
    window = Optional.of(new Window(rows, columns));
    return this;
  }

  Talk shell(ShellRunner other) {
    shell = other;
    return this;
  }

  /** A session from the first page to the end of the script; what stands on the paper then. */
  String play(String... script) throws HostFailure {
    return play(Pages.first(appliance.status()), List.of(script));
  }

  /** A session that begins with other pages. */
  String play(List<Page> pages, List<String> script) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    Surroundings around =
        new Surroundings(
            appliance,
            WHO,
            new Fingers(script, out),
            new Paper(out, true),
            () -> window,
            clock,
            shell,
            "Appliance 1.0 nas01, Crashcart 1.0",
            true);
    new PlainMenu(around, pages).run();
    return written.toString(StandardCharsets.UTF_8);
  }

  /** The files of the appliance in which one of these texts stands. */
  List<Path> filesWith(String... texts) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(
              file -> {
                String content = read(folder.relativize(file).toString());
                return Stream.of(texts).anyMatch(content::contains);
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What somebody does with an editor. */
  Talk edit(String file, UnaryOperator<String> change) {
    try {
      Files.writeString(
          folder.resolve(file), change.apply(read(file)), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Types a script; the terminal shows what is typed unless that is hidden. */
  private final class Fingers implements Keyboard {
    private final Deque<String> script;
    private final PrintStream out;
    private Duration passing = Duration.ZERO;
    private boolean shown = true;

    Fingers(List<String> script, PrintStream out) {
      this.script = new ArrayDeque<>(script);
      this.out = out;
    }

    @Override
    public Typed line(Optional<Duration> most) {
      while (!script.isEmpty() && script.element().startsWith("@later ")) {
        passing = passing.plus(Duration.parse("PT" + script.remove().substring(7)));
      }
      if (most.isPresent() && passing.compareTo(most.get()) >= 0) {
        clock.forward(most.get());
        passing = passing.minus(most.get());
        return Typed.TIME_UP;
      }
      clock.forward(passing);
      passing = Duration.ZERO;
      if (script.isEmpty()) {
        return Typed.END;
      }
      String line = script.remove();
      if (line.equals("@interrupt")) {
        return Typed.INTERRUPT;
      }
      out.print((shown ? line : "") + "\n");
      return Typed.line(line.toCharArray());
    }

    @Override
    public void echo(boolean on) {
      shown = on;
    }

    @Override
    public boolean endsLines() {
      return true;
    }

    @Override
    public void whenInterrupted(Runnable stop) {
      // A job that can be stopped is stopped at once when the script says so.
      if ("@interrupt".equals(script.peek())) {
        script.remove();
        stop.run();
      }
    }
  }
}
