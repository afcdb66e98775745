package dev.crashcart.core.host;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ip(8) of a simulated appliance. It prints links, addresses, routes and neighbours of the
 * pretend kernel as JSON, links and addresses also one a line, and deletes and switches links.
 */
final class SimulatedIp {
  private static final CommandResult DONE = new CommandResult(0, "", "");

  private final SimulatedState state;
  private final SimulatedKernel kernel;

  SimulatedIp(SimulatedState state, SimulatedKernel kernel) {
    this.state = state;
    this.kernel = kernel;
  }

  /** Answers; nothing for what it does not know. */
  Optional<CommandResult> run(List<String> command) throws HostFailure {
    List<String> words = new ArrayList<>(command.subList(1, command.size()));
    boolean json = words.remove("-json") | words.remove("-j");
    words.removeAll(List.of("-details", "-d", "-4", "-pretty", "-p"));
    boolean v6 = words.remove("-6");
    boolean oneLine = words.remove("-o") | words.remove("-oneline");
    String said = String.join(" ", words).replaceFirst("^(addr|a)\\b", "address");
    if (said.startsWith("link ") && !said.startsWith("link show")) {
      return change(words);
    }
    if (said.startsWith("neigh")) {
      return Optional.of(neighbours(words));
    }
    if (said.startsWith("route get ")) {
      return Optional.of(routeTo(words.get(2)));
    }
    return switch (said) {
      case "link show", "link" ->
          Optional.of(printed(json ? text(SimulatedKernel.LINKS) : lines(oneLine, true)));
      case "address show", "address" ->
          Optional.of(printed(json ? text(SimulatedKernel.ADDRESSES) : lines(oneLine, false)));
      case "route show table main", "route show", "route" ->
          Optional.of(printed(text(v6 ? SimulatedKernel.ROUTES_V6 : SimulatedKernel.ROUTES)));
      default -> Optional.empty();
    };
  }

  private String text(String path) throws HostFailure {
    String text = state.text(path);
    return text.isBlank() ? "[]\n" : text;
  }

  /** {@code ip -o link show} and {@code ip -o addr show}. */
  private String lines(boolean oneLine, boolean links) {
    StringBuilder lines = new StringBuilder();
    for (SimulatedLink link : kernel.links()) {
      if (links) {
        lines.append(
            String.format(
                "%d: %s%s: <%s> mtu %d state %s%slink/ether %s%n",
                link.index,
                link.name,
                link.parent.map(below -> "@" + below).orElse(""),
                String.join(",", link.flags()),
                link.mtu,
                link.operationalState(),
                oneLine ? "\\    " : "\n    ",
                link.mac));
      } else {
        link.addresses.forEach(address -> lines.append(line(link, address)));
      }
    }
    return lines.toString();
  }

  private static String line(SimulatedLink link, SimulatedAddress address) {
    Map<String, Object> tree = address.tree(link.name);
    return String.format(
        "%d: %s    %s %s scope %s%s %s\\       valid_lft %s%n",
        link.index,
        link.name,
        tree.get("family"),
        address.prefix(),
        tree.get("scope"),
        address.dynamic() ? " dynamic" : "",
        address.isV4() ? link.name : "",
        address.validSeconds() == SimulatedAddress.FOR_EVER
            ? "forever"
            : address.validSeconds() + "sec");
  }

  /** {@code ip link delete [dev] NAME} and {@code ip link set [dev] NAME up|down|mtu N}. */
  private Optional<CommandResult> change(List<String> words) throws HostFailure {
    List<String> rest = new ArrayList<>(words.subList(2, words.size()));
    rest.remove("dev");
    boolean delete = words.get(1).matches("del(ete)?") && rest.size() == 1;
    boolean set = words.get(1).equals("set") && rest.size() == 2 && rest.get(1).matches("up|down");
    boolean size = words.get(1).equals("set") && rest.size() == 3 && rest.get(1).equals("mtu");
    if (!delete && !set && !(size && rest.get(2).matches("[0-9]{1,5}"))) {
      return Optional.empty();
    }
    Optional<SimulatedLink> link = kernel.find(rest.get(0));
    if (link.isEmpty()) {
      return Optional.of(new CommandResult(1, "", "Cannot find device \"" + rest.get(0) + "\"\n"));
    }
    if (delete && link.get().kind.isEmpty()) {
      return Optional.of(new CommandResult(2, "", "RTNETLINK answers: Operation not supported\n"));
    }
    if (delete) {
      delete(link.get());
    } else if (size) {
      kernel.setMtu(link.get(), Integer.parseInt(rest.get(2)));
      kernel.save(state);
    } else {
      link.get().up = rest.get(1).equals("up");
      kernel.save(state);
    }
    return Optional.of(DONE);
  }

  private void delete(SimulatedLink link) throws HostFailure {
    kernel.delete(link.name);
    SetUpLinks memory = SetUpLinks.load(state);
    memory.keepOnly(kernel.links().stream().map(one -> one.name).toList());
    memory.save(state);
    kernel.save(state);
  }

  private CommandResult neighbours(List<String> words) throws HostFailure {
    if (words.size() > 1 && words.get(1).matches("replace|del|delete|flush|get")) {
      return DONE;
    }
    List<Map<String, Object>> trees = new ArrayList<>();
    for (List<String> known : state.words(LinkWork.NEIGHBOURS)) {
      Optional<SimulatedLink> link = IpAddress.find(known.get(0)).flatMap(this::linkTo);
      if (link.isPresent() && known.size() > 1) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("dst", known.get(0));
        tree.put("dev", link.get().name);
        tree.put("lladdr", known.get(1));
        tree.put("state", List.of("REACHABLE"));
        trees.add(tree);
      }
    }
    return printed(Json.document(trees));
  }

  private Optional<SimulatedLink> linkTo(IpAddress address) {
    return kernel.links().stream()
        .filter(link -> link.carrier && !link.isLoopback() && link.reaches(address))
        .findFirst();
  }

  /** {@code ip route get ADDRESS}: the longest prefix, then the smallest metric decides. */
  private CommandResult routeTo(String text) {
    Optional<SimulatedRoute> best =
        IpAddress.find(text)
            .flatMap(
                to ->
                    kernel.routes().stream()
                        .filter(route -> route.destination().contains(to))
                        .min(
                            Comparator.comparing((SimulatedRoute r) -> -r.destination().length())
                                .thenComparing(r -> r.metric().orElse(0L))));
    if (best.isEmpty()) {
      return new CommandResult(2, "", "RTNETLINK answers: Network is unreachable\n");
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("dst", text);
    best.get().gateway().ifPresent(router -> tree.put("gateway", router.toString()));
    tree.put("dev", best.get().device());
    source(best.get()).ifPresent(address -> tree.put("prefsrc", address.toString()));
    tree.put("flags", List.of());
    return printed(Json.document(List.of(tree)));
  }

  private Optional<IpAddress> source(SimulatedRoute route) {
    return route
        .source()
        .or(
            () ->
                kernel.find(route.device()).stream()
                    .flatMap(link -> link.addresses.stream())
                    .filter(address -> address.isV4() == route.isV4() && !address.isLinkLocal())
                    .map(address -> address.prefix().address())
                    .findFirst());
  }

  private static CommandResult printed(String output) {
    return new CommandResult(0, output, "");
  }
}
