package dev.crashcart.console;

import dev.crashcart.console.command.BugReport;
import dev.crashcart.console.command.Commands;
import dev.crashcart.console.command.Fronts;
import dev.crashcart.console.command.Printer;
import dev.crashcart.console.command.Reply;
import dev.crashcart.console.command.Session;
import dev.crashcart.console.command.StartOptions;
import dev.crashcart.console.remote.FrontPlace;
import dev.crashcart.console.remote.ServedMenu;
import dev.crashcart.console.shell.CommandShell;
import dev.crashcart.console.terminal.TerminalKind;
import dev.crashcart.console.terminal.Tty;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.host.HostFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The program: reads which machine and which front by hand, so that the menu starts without loading
 * the command line, then hands over.
 */
public final class Main {
  private final StartOptions options;
  private final SignedIn signedIn = SignedIn.here();
  private final ChosenMachine machine;
  private final Printer printer;

  /** Whether the menu has the terminal: then nothing else may write to it. */
  private volatile boolean screenTaken;

  private Main(StartOptions options) {
    this.options = options;
    this.printer =
        new Printer(stream(FileDescriptor.out), stream(FileDescriptor.err), options.json());
    this.machine = new ChosenMachine(options, signedIn, System.getenv(), printer::tell);
  }

  /** Runs one command, or the menu, and exits with its status. */
  public static void main(String[] words) {
    StartOptions options =
        StartOptions.read(List.of(words), name -> Files.isDirectory(Path.of(name)));
    System.exit(new Main(options).run());
  }

  private int run() {
    try {
      Optional<Reply> mistake = mistake();
      if (mistake.isPresent()) {
        return printer.print(mistake.get());
      }
      LogFile.install(machine.root(), this::warn);
      boolean hasTerminal = options.tty().isPresent() || signedIn.atTerminal();
      if (!options.opensMenu() || !hasTerminal) {
        return commands();
      }
      return printer.print(machine.barred().map(Reply::notAllowed).orElseGet(this::menu));
    } catch (RuntimeException | Error fault) {
      return printer.print(BugReport.of(fault));
    }
  }

  private int commands() {
    Commands commands = new Commands(session("command line"), printer, version());
    return options.words().isEmpty() ? commands.nothingToDo() : commands.run(options.words());
  }

  private Session session(String front) {
    return new Session(
        machine,
        machine.who(front),
        new TerminalAsker(signedIn),
        System.in,
        printer::tell,
        ZoneId::systemDefault,
        length -> Thread.sleep(length.toMillis()),
        new Wired());
  }

  /** What is wrong before any command is looked at. */
  private Optional<Reply> mistake() {
    boolean unreadable = options.words().stream().anyMatch(word -> word.indexOf('\uFFFD') >= 0);
    return unreadable
        ? Optional.of(
            Reply.usage(
                "An argument holds characters that this locale cannot read. Set LC_ALL=C.UTF-8 and"
                    + " run it again."))
        : options.mistake().map(Reply::usage);
  }

  private void warn(String sentence) {
    if (!screenTaken) {
      printer.tell(sentence);
    }
  }

  private Reply menu() {
    try {
      Session session = session("console");
      session.lookBack();
      Optional<Path> device = options.tty().map(Path::of);
      String term = options.term().or(() -> device.map(Tty::usualTerm)).orElse("");
      TerminalKind kind = TerminalKind.of(System.getenv(), term, options.ascii(), options.mono());
      if (options.words().isEmpty() && device.isEmpty() && !kind.addressable()) {
        printer.tell(
            "TERM is dumb, so the menu comes line by line; for the screen: crashcart console");
        return plain();
      }
      screenTaken = true;
      return new MenuFront(machine.appliance(), session.who(), kind, version(), device).run();
    } catch (HostFailure refused) {
      return Reply.refusedByMachine(refused.getMessage());
    } finally {
      screenTaken = false;
    }
  }

  private Reply plain() {
    try {
      Session session = session("plain");
      TerminalKind kind = TerminalKind.of(System.getenv(), "", options.ascii(), true);
      return new PlainFront(machine.appliance(), session.who(), kind, version())
          .run(signedIn.terminal().isPresent(), stream(FileDescriptor.out));
    } catch (HostFailure refused) {
      return Reply.refusedByMachine(refused.getMessage());
    }
  }

  private Reply shell() {
    if (!signedIn.atTerminal()) {
      return Reply.usage("The prompt needs a terminal. Give the commands one by one instead.");
    }
    return new CommandShell(session("shell"), printer, version()).run();
  }

  private static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }

  /** UTF-8 whatever the locale says: so is JSON, and so are the files. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** The fronts that a command opens. */
  private final class Wired implements Fronts {
    @Override
    public Reply menu() {
      return signedIn.atTerminal()
          ? Main.this.menu()
          : Reply.usage("The menu needs a terminal. Run it on a console, or with ssh -t.");
    }

    @Override
    public Reply plain() {
      return Main.this.plain();
    }

    @Override
    public Reply shell() {
      return Main.this.shell();
    }

    @Override
    public Reply serveSsh(int port, List<IpAddress> addresses) throws HostFailure {
      Libraries.holdSoon();
      return new ServedMenu(machine.appliance(), version(), printer::tell)
          .run(new FrontPlace(port, addresses));
    }

    @Override
    public Optional<Streams> streams() {
      return options.json()
          ? Optional.empty()
          : Optional.of(
              new Streams(
                  new FileOutputStream(FileDescriptor.out),
                  new FileOutputStream(FileDescriptor.err)));
    }
  }
}
