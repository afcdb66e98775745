package dev.crashcart.console.page;

import dev.crashcart.core.config.Key;
import dev.crashcart.core.network.BondMode;
import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.NetworkInterface;

/**
 * What the form of an interface changes in the settings; what does not apply to it is taken out.
 *
 * @param key the dotted key of the interface
 */
record InterfaceEdits(InterfaceFields fields, String key) {
  SettingEdits all() {
    SettingEdits edits = new SettingEdits();
    InterfaceKind kind = fields.kind();
    set(edits, NetworkInterface.KIND, kind == InterfaceKind.PHYSICAL ? "" : text(kind));
    methods(edits);
    set(
        edits,
        NetworkInterface.ADDRESSES,
        fields.isAddressed() ? fields.value(NetworkInterface.ADDRESSES.name()) : "");
    gateway(edits, InterfaceFields.IPV4, InterfaceFields.GATEWAY_V4);
    gateway(edits, InterfaceFields.IPV6, InterfaceFields.GATEWAY_V6);
    parts(edits, kind);
    edits.set(below(NetworkInterface.MTU), fields.value(NetworkInterface.MTU.name()));
    edits.set(
        below(NetworkInterface.DESCRIPTION), fields.value(NetworkInterface.DESCRIPTION.name()));
    return edits.thing(key);
  }

  private static String text(InterfaceKind kind) {
    return NetworkInterface.KIND.show(kind);
  }

  private void parts(SettingEdits edits, InterfaceKind kind) {
    boolean vlan = kind == InterfaceKind.VLAN;
    boolean bond = kind == InterfaceKind.BOND;
    boolean bridge = kind == InterfaceKind.BRIDGE;
    BondMode mode = fields.mode();
    set(edits, NetworkInterface.PARENT, vlan ? parent() : "");
    set(edits, NetworkInterface.ID, vlan ? value(NetworkInterface.ID) : "");
    set(
        edits,
        NetworkInterface.MEMBERS,
        bond || bridge ? String.join(", ", fields.parts().chosen()) : "");
    set(edits, NetworkInterface.MODE, bond ? mode.word() : "");
    set(
        edits,
        NetworkInterface.HASH_POLICY,
        bond && mode.hashes() ? unless("layer2+3", NetworkInterface.HASH_POLICY) : "");
    set(
        edits,
        NetworkInterface.LACP_RATE,
        bond && mode == BondMode.LACP ? unless("slow", NetworkInterface.LACP_RATE) : "");
    set(edits, NetworkInterface.PRIMARY, bond && mode == BondMode.ACTIVE_BACKUP ? primary() : "");
    set(edits, NetworkInterface.STP, bridge ? unless("false", NetworkInterface.STP) : "");
  }

  private String parent() {
    return fields.parts().parent(value(NetworkInterface.PARENT)).value();
  }

  private String primary() {
    String wanted = value(NetworkInterface.PRIMARY);
    return fields.parts().chosen().contains(wanted) ? wanted : "";
  }

  private String unless(String usual, Key<?> setting) {
    String now = value(setting);
    return now.equals(usual) ? "" : now;
  }

  /** A method that follows from the addresses is not written. */
  private void methods(SettingEdits edits) {
    boolean member = fields.master().isPresent();
    method(edits, InterfaceFields.IPV4, member, hasAddress(true));
    method(edits, InterfaceFields.IPV6, member, hasAddress(false));
  }

  private void method(SettingEdits edits, String id, boolean member, boolean hasAddress) {
    String usual = hasAddress ? InterfaceFields.STATIC : InterfaceFields.OFF;
    String method = fields.value(id);
    edits.set(key + "." + id, member || method.equals(usual) ? "" : method);
  }

  private boolean hasAddress(boolean v4) {
    return fields.isAddressed()
        && Key.parts(value(NetworkInterface.ADDRESSES)).stream()
            .anyMatch(text -> text.contains(":") != v4);
  }

  private void gateway(SettingEdits edits, String method, String gateway) {
    if (fields.master().isEmpty() && fields.value(method).equals(InterfaceFields.STATIC)) {
      edits.set(gateway, fields.value(gateway));
    }
  }

  private String value(Key<?> setting) {
    return fields.value(setting.name());
  }

  private void set(SettingEdits edits, Key<?> setting, String text) {
    edits.set(below(setting), text);
  }

  private String below(Key<?> setting) {
    return key + "." + setting.name();
  }
}
