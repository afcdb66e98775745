package dev.crashcart.core.network.networkmanager;

import dev.crashcart.core.network.BackEndFiles;
import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.KernelAddress;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkBackEnd.Activation;
import dev.crashcart.core.network.NetworkFile;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One folder of {@code network-plans-nm}: {@code desired.yaml}, and {@code before.yaml} where the
 * machine is not new. It has the cards eno1 to eno4, of which only the first two have a cable, and
 * the virtual interfaces of {@code before}.
 */
record ProfileCases(Path folder) {
  static final Path CASES = Path.of("src/test/resources/network-plans-nm");

  static Stream<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  static ProfileCases of(String name) {
    return new ProfileCases(CASES.resolve(name));
  }

  NetworkSettings desired() throws IOException {
    return read("desired.yaml");
  }

  private NetworkSettings before() throws IOException {
    return Files.exists(folder.resolve("before.yaml"))
        ? read("before.yaml")
        : NetworkSettings.none();
  }

  private NetworkSettings read(String file) throws IOException {
    return Settings.read(file, Files.readAllBytes(folder.resolve(file)))
        .findValue()
        .orElseThrow(() -> new IOException(folder.resolve(file) + " has problems"))
        .network();
  }

  /** By path. */
  static Map<String, String> files(NetworkSettings settings) {
    Map<String, String> files = new TreeMap<>();
    for (NetworkFile file : new NetworkManagerBackEnd().render(settings)) {
      files.put(file.path(), file.content());
    }
    return files;
  }

  Activation activation() throws IOException {
    Map<String, String> old = files(before());
    Set<InterfaceName> touched = new HashSet<>();
    files(desired())
        .forEach(
            (path, text) -> {
              if (!text.equals(old.get(path))) {
                touched.add(owner(path));
              }
            });
    Set<InterfaceName> gone = new HashSet<>();
    for (NetworkInterface one : before().interfaces().values()) {
      if (one.kind() != InterfaceKind.PHYSICAL
          && !Objects.equals(nature(one), nature(desired().interfaces().get(one.name())))) {
        gone.add(one.name());
      }
    }
    return new Activation(
        desired(), new BackEndFiles(old, List.of()), kernel(), touched, gone, false);
  }

  static InterfaceName owner(String path) {
    return Profile.findOwner(Path.of(path).getFileName().toString()).orElseThrow();
  }

  private static List<Object> nature(NetworkInterface one) {
    return one == null ? List.of() : List.of(one.kind(), one.id(), one.parent(), one.mode());
  }

  private KernelState kernel() throws IOException {
    NetworkSettings before = before();
    Set<String> names = new HashSet<>(Set.of("eno1", "eno2", "eno3", "eno4"));
    before.interfaces().keySet().forEach(name -> names.add(name.value()));
    return new KernelState(
        names.stream().map(name -> link(name, before)).toList(), List.of(), List.of(), List.of());
  }

  /** With the addresses written before. */
  private static KernelLink link(String name, NetworkSettings before) {
    return new KernelLink(
        name,
        name.startsWith("eno") && !name.contains(".") ? KernelLink.PHYSICAL : "virtual",
        true,
        !Set.of("eno3", "eno4").contains(name),
        1500,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        before.interfaces().values().stream()
            .filter(one -> one.name().value().equals(name))
            .flatMap(one -> one.addresses().stream())
            .map(address -> new KernelAddress(address, false, Optional.empty(), false))
            .toList());
  }
}
