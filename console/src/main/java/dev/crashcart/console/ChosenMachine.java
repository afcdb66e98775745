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

/** The machine that the options name: this one, the files below a folder, or a simulated one. */
final class ChosenMachine implements Machine {
  private final StartOptions options;
  private final SignedIn signedIn;
  private final Map<String, String> environment;
  private Optional<Appliance> opened = Optional.empty();

  ChosenMachine(StartOptions options, SignedIn signedIn, Map<String, String> environment) {
    this.options = options;
    this.signedIn = signedIn;
    this.environment = environment;
  }

  @Override
  public Appliance appliance() throws HostFailure {
    if (opened.isEmpty()) {
      opened = Optional.of(new Appliance(host()));
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

  /** What the operator should know before anything else; empty on a real machine. */
  Optional<String> notice() {
    return options.demo()
        ? Optional.of(
            "A simulated appliance in " + root() + "; nothing on this machine is touched.")
        : Optional.empty();
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
        signedIn.terminal().orElse("none"),
        live ? signedIn.session() : Optional.empty());
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
