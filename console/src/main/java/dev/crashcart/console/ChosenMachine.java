package dev.crashcart.console;

import dev.crashcart.console.command.Machine;
import dev.crashcart.console.command.StartOptions;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.host.SimulatedHost;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The machine that the options name: this one, the files below a folder, or a simulated one. */
final class ChosenMachine implements Machine {
  private final StartOptions options;
  private final SignedIn signedIn;
  private final Map<String, String> environment;
  private final Consumer<String> tell;
  private Optional<Appliance> opened = Optional.empty();

  /**
   * The machine of these options.
   *
   * @param tell is told once which appliance is only a simulated one, and where
   */
  ChosenMachine(
      StartOptions options,
      SignedIn signedIn,
      Map<String, String> environment,
      Consumer<String> tell) {
    this.options = options;
    this.signedIn = signedIn;
    this.environment = environment;
    this.tell = tell;
  }

  @Override
  public Appliance appliance() throws HostFailure {
    if (opened.isEmpty()) {
      opened = Optional.of(new Appliance(host()));
      if (options.demo()) {
        tell.accept("A simulated appliance in " + root() + "; nothing on this machine is touched.");
      }
    }
    return opened.get();
  }

  private Host host() throws HostFailure {
    if (options.demo()) {
      return SimulatedHost.create(root(), Clock.systemUTC());
    }
    return options.root().isPresent() ? LinuxHost.offline(root()) : LinuxHost.live();
  }

  /** Where its files are. */
  Path root() {
    if (options.demo()) {
      return Path.of(options.demoFolder().orElseGet(this::usualDemo)).toAbsolutePath();
    }
    return Path.of(options.root().orElse("/")).toAbsolutePath();
  }

  @Override
  public Optional<String> barred() {
    boolean allowed = options.demo() || options.root().isPresent() || signedIn.isRoot();
    return allowed
        ? Optional.empty()
        : Optional.of(
            "Only root may look at and change this machine. Run: sudo "
                + launcher()
                + ", or try it without touching anything: "
                + launcher()
                + " --demo");
  }

  @Override
  public String command() {
    if (options.demo()) {
      return "crashcart --demo" + options.demoFolder().map(it -> "=" + it).orElse("");
    }
    return "crashcart" + options.root().map(it -> " --root " + it).orElse("");
  }

  /** Whoever signed in, at this front; only on the running machine it can be an account of it. */
  Who who(String front) {
    boolean live = !options.demo() && options.root().isEmpty();
    return new Who(
        live ? signedIn.account() : Optional.empty(),
        front,
        options.tty().or(signedIn::terminal).orElse("none"),
        live ? signedIn.session() : Optional.empty(),
        live && signedIn.overSsh());
  }

  private static String launcher() {
    String path = System.getProperty("crashcart.launcher", "");
    return path.isEmpty() ? "crashcart" : path;
  }

  /** By the XDG Base Directory Specification. */
  private String usualDemo() {
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    String home = System.getProperty("user.home", "/tmp");
    return (data.startsWith("/") ? data : home + "/.local/share") + "/crashcart/demo";
  }
}
