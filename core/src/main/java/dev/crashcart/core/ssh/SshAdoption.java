package dev.crashcart.core.ssh;

import java.util.List;
import java.util.Optional;

/** The settings of the service with what is in force, where they speak of it. Pure. */
final class SshAdoption {
  private final SshService kept;
  private final SshState state;
  private final SshService now;

  SshAdoption(SshService kept, SshState state) {
    this.kept = kept;
    this.state = state;
    this.now = new SshInForce(state.inForce()).service();
  }

  SshService adopted() {
    if (!kept.isManaged() || !state.live()) {
      return kept;
    }
    Optional<Boolean> enabled = kept.enabled().map(on -> state.enabled());
    if (state.inForce().isEmpty()) {
      return kept.withEnabled(enabled);
    }
    return new SshService(
        enabled,
        adopted(kept.port(), now.port()),
        kept.addresses().isEmpty() ? List.of() : now.addresses(),
        adopted(kept.passwordLogin(), now.passwordLogin()),
        adopted(kept.rootPasswordLogin(), now.rootPasswordLogin()),
        kept.adminPasswordLogin(),
        adopted(kept.rootKeyLogin(), rootKey()),
        kept.allowedGroups().isEmpty() ? List.of() : now.allowedGroups(),
        adopted(kept.tcpForwarding(), now.tcpForwarding()),
        adopted(kept.keepAlive(), now.keepAlive()),
        kept.banner(),
        now.weakAlgorithms(),
        kept.extraLines());
  }

  private static <T> Optional<T> adopted(Optional<T> kept, Optional<T> now) {
    return kept.isPresent() ? now.or(() -> kept) : kept;
  }

  /** With a password alone root comes in by a block of ours, which no global value tells. */
  private Optional<Boolean> rootKey() {
    boolean passwordOnly =
        kept.rootKeyLogin().equals(Optional.of(false))
            && now.rootPasswordLogin().equals(Optional.of(true));
    return passwordOnly ? kept.rootKeyLogin() : now.rootKeyLogin();
  }
}
