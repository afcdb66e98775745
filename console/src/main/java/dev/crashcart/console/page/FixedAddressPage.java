package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An interface's one fixed address, and the router: the fewest keys to a machine that can be
 * reached. Everything else of the interface stays as it is set up.
 */
final class FixedAddressPage implements Page {
  private static final String ADDRESSES = NetworkInterface.ADDRESSES.name();
  private static final String ROUTER = "router";

  private final InterfaceName name;

  FixedAddressPage(InterfaceName name) {
    this.name = name;
  }

  @Override
  public View view(Desk desk) {
    return new View.Form(
        "Fixed address of " + name,
        "",
        List.of(
            Field.text(ADDRESSES, "Address", NetworkInterface.ADDRESSES.help(), ""),
            Field.text(
                ROUTER,
                "Gateway",
                "The router of this network, one for the whole machine. Left empty, it stays as"
                    + " it is.",
                "")),
        "Continue");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (!answer.choice().equals(Answer.OK)) {
      return Next.back();
    }
    String address = answer.text(ADDRESSES).strip();
    if (address.isEmpty()) {
      return new Next.Problems(
          Map.of(ADDRESSES, "Type an address with its prefix length, such as 192.168.1.5/24."));
    }
    String router = answer.text(ROUTER).strip();
    String gateway = gateway(router);
    NetworkChange change =
        NetworkChange.of(
            "give " + name + " the fixed address " + address,
            Draft.kept(),
            edits(address, router, gateway, desk));
    return change.begin(desk, new FormProblems(key(), Set.of(ADDRESSES)));
  }

  private SettingEdits edits(String address, String router, String gateway, Desk desk) {
    SettingEdits edits = new SettingEdits().set(key() + "." + ADDRESSES, address);
    // A card that nobody has set up keeps the addresses that it has by the router.
    if (!Draft.kept().settings(desk).network().interfaces().containsKey(name)) {
      edits.set(key() + "." + InterfaceFields.IPV6, "auto");
    }
    // A method that follows from the addresses is not written.
    for (String part : Key.parts(address)) {
      edits.unset(key() + "." + (isV6(part) ? InterfaceFields.IPV6 : InterfaceFields.IPV4));
    }
    return router.isEmpty() ? edits : edits.set(gateway, router);
  }

  private static String gateway(String router) {
    return isV6(router) ? InterfaceFields.GATEWAY_V6 : InterfaceFields.GATEWAY_V4;
  }

  private static boolean isV6(String text) {
    return text.contains(":");
  }

  private String key() {
    return KeyPath.join(NetworkSettings.NETWORK + ".interfaces", name.value());
  }
}
