package dev.crashcart.core.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Json;
import dev.crashcart.core.config.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A simulated appliance as a test drives it: by files and command lines. */
final class PretendMachine {
  static final String CABLES = "/.simulated/cables";

  final SimulatedHost host;

  PretendMachine(Path folder) throws HostFailure {
    this.host = SimulatedHost.create(folder, SettableClock.at(Instant.EPOCH));
  }

  CommandResult run(String line) throws HostFailure {
    return host.run(List.of(line.split(" ")), new byte[0], Duration.ofSeconds(5));
  }

  /** What a command says that must succeed. */
  String said(String line) throws HostFailure {
    CommandResult result = run(line);
    assertThat(result.errors()).as(line).isEmpty();
    assertThat(result.succeeded()).as(line).isTrue();
    return result.output();
  }

  void write(String path, String text) throws HostFailure {
    host.write(path, text.getBytes(UTF_8), FileFacts.file(0644, 0, 0));
  }

  String text(String path) throws HostFailure {
    return new String(host.read(path).orElse(new byte[0]), UTF_8);
  }

  JsonObject link(String name) throws HostFailure {
    return named(said("ip -json -details link show"), name);
  }

  private static JsonObject named(String json, String name) {
    return Json.readObjects(json).orElseThrow().stream()
        .filter(tree -> tree.text("ifname").filter(name::equals).isPresent())
        .findFirst()
        .orElse(JsonObject.EMPTY);
  }

  boolean has(String link) throws HostFailure {
    return !link(link).equals(JsonObject.EMPTY);
  }

  List<String> addresses(String name) throws HostFailure {
    return named(said("ip -json address show"), name).objects("addr_info").stream()
        .map(
            tree ->
                tree.text("local").orElse("")
                    + "/"
                    + tree.number("prefixlen").orElse(0L)
                    + (tree.isTrue("dynamic") ? " dynamic" : "")
                    + (tree.isTrue("dadfailed") ? " dadfailed" : ""))
        .toList();
  }

  List<String> routes() throws HostFailure {
    return routes("ip -json route show table main");
  }

  List<String> routesV6() throws HostFailure {
    return routes("ip -json -6 route show table main");
  }

  private List<String> routes(String command) throws HostFailure {
    return Json.readObjects(said(command)).orElseThrow().stream()
        .map(
            tree ->
                tree.text("dst").orElse("")
                    + tree.text("gateway").map(router -> " via " + router).orElse("")
                    + " dev "
                    + tree.text("dev").orElse("")
                    + " proto "
                    + tree.text("protocol").orElse("")
                    + tree.number("metric").map(metric -> " metric " + metric).orElse(""))
        .toList();
  }
}
