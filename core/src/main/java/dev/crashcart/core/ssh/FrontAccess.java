package dev.crashcart.core.ssh;

import java.util.List;
import java.util.Optional;

/**
 * Who may come in to the menu over SSH: the rules of the machine's own SSH service, as the settings
 * state them, for administrators alone. Pure.
 *
 * @param service what the settings say of SSH; what is left out is as sshd has it, but for root,
 *     whose password opens nothing here unless that is said
 */
public record FrontAccess(SshService service) {
  /** Why no means lets this account in; empty when one may. */
  public Optional<String> shut(SshLogin login, boolean administrator) {
    if (!administrator) {
      return Optional.of("it is no administrator");
    }
    if (login.password() == SshLogin.Password.EXPIRED
        || login.password() == SshLogin.Password.LOCKED) {
      return Optional.of(login.passwordWords());
    }
    List<String> groups = service.allowedGroups();
    if (!groups.isEmpty() && login.groups().stream().noneMatch(groups::contains)) {
      return Optional.of("it is in none of the allowed groups: " + String.join(", ", groups));
    }
    return AccessMatrix.noShell(login);
  }

  /** Why its password does not let this account in; empty when the right one does. */
  public Optional<String> passwordShut(SshLogin login, boolean administrator) {
    Optional<String> shut = shut(login, administrator);
    if (shut.isPresent()) {
      return shut;
    }
    if (login.isRoot() && !service.rootPasswordLogin().orElse(false)) {
      return Optional.of("root may not use a password");
    }
    boolean allowed =
        service.adminPasswordLogin().or(service::passwordLogin).orElse(true) || login.isRoot();
    if (!allowed) {
      return Optional.of("administrators may not use a password");
    }
    if (login.password() != SshLogin.Password.SET) {
      return Optional.of(login.passwordWords());
    }
    return login.secondFactor()
        ? Optional.of("its second factor cannot be asked for here; use a key")
        : Optional.empty();
  }

  /** Why its keys do not let this account in; empty when one of them may. */
  public Optional<String> keyShut(SshLogin login, boolean administrator) {
    return shut(login, administrator)
        .or(
            () ->
                login.isRoot() && !service.rootKeyLogin().orElse(true)
                    ? Optional.of("root may not use a key")
                    : Optional.empty());
  }
}
