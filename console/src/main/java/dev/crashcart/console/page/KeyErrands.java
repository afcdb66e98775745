package dev.crashcart.console.page;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.config.PublicKeyLine;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The errands about the SSH keys that open one account, with their words. */
final class KeyErrands {
  private KeyErrands() {}

  static Errand add(AccountName name, List<PublicKeyLine> lines) {
    return Errand.of(
        (lines.size() == 1 ? "add an SSH key of " : "add SSH keys of ") + name,
        lines.size() == 1
            ? "crashcart account key add "
                + name
                + " "
                + SettingEdits.quoted(lines.get(0).toString())
            : "crashcart account key add " + name + " --stdin",
        (appliance, consent) -> appliance.sshDesk().authorizedKeys().planAdd(name, lines, consent));
  }

  static Errand remove(AccountName name, Set<String> fingerprints) {
    return Errand.of(
        (fingerprints.size() == 1 ? "remove an SSH key of " : "remove SSH keys of ") + name,
        "crashcart account key remove "
            + name
            + " "
            + fingerprints.stream().sorted().collect(Collectors.joining(" ")),
        (appliance, consent) ->
            appliance.sshDesk().authorizedKeys().planRemove(name, fingerprints, consent));
  }

  /** Switches the account's password off; its keys stay or go. */
  static Errand disable(AccountName name, boolean keysGo) {
    return Errand.of(
        "disable the password of " + name + (keysGo ? ", and remove its SSH keys" : ""),
        "crashcart account disable " + name + (keysGo ? " --keys remove" : " --keys keep"),
        (appliance, consent) ->
            appliance.sshDesk().authorizedKeys().planDisable(name, keysGo, consent));
  }
}
