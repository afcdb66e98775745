package dev.crashcart.core.network.networkd;

import dev.crashcart.core.network.BondMode;
import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.NetworkInterface;
import java.util.Locale;

/**
 * The text of a .netdev file, systemd.netdev(5). It holds only what a device is made of: when it
 * changes the device is made anew. The MTU stands in the .network file, which can be changed.
 */
final class NetdevFile {
  private NetdevFile() {}

  static String of(NetworkInterface one) {
    IniText text =
        new IniText()
            .set("NetDev", "Name", one.name().value())
            .set("NetDev", "Kind", one.kind().name().toLowerCase(Locale.ROOT));
    if (one.kind() == InterfaceKind.VLAN) {
      one.id().ifPresent(id -> text.set("VLAN", "Id", String.valueOf(id)));
    } else if (one.kind() == InterfaceKind.BRIDGE) {
      text.set("Bridge", "STP", IniText.yesNo(one.stp()));
    } else {
      bond(one, text);
    }
    return text.text();
  }

  private static void bond(NetworkInterface one, IniText text) {
    BondMode mode = one.mode().orElse(BondMode.ACTIVE_BACKUP);
    text.set("Bond", "Mode", mode.word());
    // Without it the bond never notices that a cable is out.
    text.set("Bond", "MIIMonitorSec", "100ms");
    if (mode.hashes()) {
      text.set(
          "Bond", "TransmitHashPolicy", one.hashPolicy().map(it -> it.word()).orElse("layer2+3"));
    }
    if (mode == BondMode.LACP) {
      String rate = one.lacpRate().map(it -> it.name().toLowerCase(Locale.ROOT)).orElse("slow");
      text.set("Bond", "LACPTransmitRate", rate);
    }
  }
}
