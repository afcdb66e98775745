package dev.crashcart.console.command;

import dev.crashcart.console.page.InterfaceList;
import dev.crashcart.console.page.NetworkWords;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.network.KernelAddress;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.NetworkInterface;
import java.util.List;
import java.util.Map;

/** What programs read about an interface. */
final class InterfaceFacts {
  private InterfaceFacts() {}

  static Map<String, Object> of(InterfaceList.Known one, Status status) {
    return Facts.object(
        "name", one.name().value(),
        "kind", one.kind(),
        "in-settings", one.wanted().isPresent(),
        "set-up-as", wanted(one, status),
        "set-up-by", one.foreign().map(file -> file.owner()).orElse(""),
        "description", one.wanted().flatMap(NetworkInterface::description).orElse(""),
        "present", one.link().isPresent(),
        "up", one.link().map(KernelLink::up).orElse(false),
        "carrier", one.link().map(KernelLink::carrier).orElse(false),
        "speed-megabits", one.link().flatMap(KernelLink::speedMegabits),
        "mac", one.link().flatMap(KernelLink::mac),
        "model", one.link().flatMap(KernelLink::model),
        "mtu", one.link().map(KernelLink::mtu),
        "addresses",
            one.link().map(KernelLink::addresses).orElse(List.of()).stream()
                .map(InterfaceFacts::address)
                .toList());
  }

  private static Map<String, Object> address(KernelAddress address) {
    return Facts.object(
        "address", address.prefix().toString(),
        "dynamic", address.dynamic(),
        "valid-seconds", address.validSeconds(),
        "duplicate", address.duplicate());
  }

  /** What is wanted of it, in words. */
  static String wanted(InterfaceList.Known one, Status status) {
    return one.wanted()
        .map(it -> NetworkWords.wanted(it, status.settings().network()))
        .orElseGet(() -> one.foreign().map(file -> "by " + file.owner()).orElse("not set up here"));
  }
}
