package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsState;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.NetworkState;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.system.ConsoleAccess;
import dev.crashcart.core.system.ConsoleSettings;
import dev.crashcart.core.system.ConsoleSurroundings;
import java.util.HashSet;
import java.util.Set;

/** Who reaches the console, and from where: what its settings touch of the other sections. */
final class ConsoleReach {
  private ConsoleReach() {}

  /** Where the network does not matter. */
  static ConsoleSurroundings surroundings(Who who) {
    return new ConsoleSurroundings(who.overSsh(), who.terminal(), Set.of());
  }

  static ConsoleSurroundings surroundings(NetworkSettings desired, NetworkState state, Who who) {
    Set<IpAddress> addresses = new HashSet<>();
    state.kernel().links().stream()
        .flatMap(link -> link.addresses().stream())
        .forEach(one -> addresses.add(one.prefix().address()));
    desired.interfaces().values().stream()
        .flatMap(one -> one.addresses().stream())
        .forEach(one -> addresses.add(one.address()));
    return new ConsoleSurroundings(who.overSsh(), who.terminal(), addresses);
  }

  /** The console is the last way in: it is not closed to everybody. */
  static void check(
      Settings kept,
      Settings desired,
      AccountsState accounts,
      Appliance.Consent consent,
      Problems problems) {
    boolean closes =
        desired.console().access() != ConsoleAccess.OPEN
            && kept.console().access() == ConsoleAccess.OPEN;
    if (!closes || AccountsSection.leavesUsableAdministrator(desired.accounts(), accounts)) {
      return;
    }
    String key = KeyPath.join(ConsoleSettings.CONSOLE, ConsoleSettings.ACCESS.name());
    Place place = Place.of("this change");
    String sentence =
        "no administrator has a password to sign in with, so that nobody could use this console any"
            + " more; set one first (menu 1, or: crashcart account password admin)";
    if (consent.leaveNobody()) {
      problems.warning(key, place, sentence + ".");
    } else {
      problems.error(key, place, sentence + ", or say so explicitly (--leave-nobody).");
    }
  }
}
