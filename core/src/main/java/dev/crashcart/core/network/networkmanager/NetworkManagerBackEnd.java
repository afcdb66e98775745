package dev.crashcart.core.network.networkmanager;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.BackEndFiles;
import dev.crashcart.core.network.BackEndName;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.NetworkBackEnd;
import dev.crashcart.core.network.NetworkFile;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.plan.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** NetworkManager(8): a connection profile for each interface, and nmcli(1) to activate them. */
public final class NetworkManagerBackEnd implements NetworkBackEnd {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String UNIT = "NetworkManager.service";
  private static final String ENABLED = "/etc/systemd/system/multi-user.target.wants";

  @Override
  public BackEndName name() {
    return BackEndName.NETWORKMANAGER;
  }

  @Override
  public boolean runs(Host host) throws HostFailure {
    if (!host.runsCommands()) {
      return host.names(ENABLED).contains(UNIT);
    }
    return host.hasCommand("systemctl")
        && host.run(List.of("systemctl", "is-active", "NetworkManager"), new byte[0], LIMIT)
            .succeeded();
  }

  @Override
  public Optional<String> findOthers(Host host) throws HostFailure {
    return ForeignProfiles.findAny(host);
  }

  @Override
  public BackEndFiles observe(Host host) throws HostFailure {
    Map<String, String> own = new TreeMap<>();
    for (String file : host.names(Profile.FOLDER)) {
      Optional<InterfaceName> owner = Profile.findOwner(file);
      if (owner.isPresent()) {
        String path = Profile.path(owner.get());
        host.read(path)
            .ifPresent(bytes -> own.put(path, new String(bytes, StandardCharsets.UTF_8)));
      }
    }
    return new BackEndFiles(own, ForeignProfiles.read(host));
  }

  @Override
  public List<NetworkFile> render(NetworkSettings desired) {
    Members members = new Members(desired);
    List<Placement> placements =
        List.of(new Placement(desired, true), new Placement(desired, false));
    return members.all().values().stream()
        .map(
            one ->
                new NetworkFile(
                    Profile.path(one.name()),
                    new ProfileText(
                            desired,
                            one,
                            members.findMaster(one.name()).map(members.all()::get),
                            placements)
                        .text(),
                    Profile.FACTS))
        .toList();
  }

  @Override
  public List<Step> activate(Activation need) {
    return new ProfileActivation(need).steps();
  }
}
