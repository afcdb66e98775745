package dev.crashcart.core.ssh;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
    SshService adopted =
        new SshService(
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
    return adopted.withExtraLines(extraLines(adopted));
  }

  /**
   * The lines of our file that no setting says: what somebody wrote there by hand is not lost. What
   * stands in Match blocks stays as it was kept.
   */
  private List<String> extraLines(SshService adopted) {
    Optional<String> text = state.configuration().text(SshdConfiguration.DROP_IN);
    if (text.isEmpty()) {
      return kept.extraLines();
    }
    Set<String> said = new HashSet<>();
    new SshDropIn(
            adopted,
            new SshSurroundings(List.of(), false),
            SshdConfiguration.of(state.configuration().files()),
            state)
        .globals()
        .keySet()
        .forEach(keyword -> said.add(SshdLine.present(keyword.toLowerCase(Locale.ROOT))));
    List<String> there =
        SshdConfiguration.lines(SshdConfiguration.DROP_IN, utf8(text.get())).stream()
            .filter(line -> !line.isMatch() && !line.isInMatch() && !said.contains(line.keyword()))
            .map(line -> line.text().strip())
            .toList();
    List<String> general = kept.extraLines().stream().takeWhile(line -> !isMatch(line)).toList();
    List<String> known = general.stream().map(String::strip).filter(SshAdoption::counts).toList();
    if (there.equals(known)) {
      return kept.extraLines();
    }
    List<String> lines = new ArrayList<>(there);
    lines.addAll(kept.extraLines().subList(general.size(), kept.extraLines().size()));
    return lines;
  }

  private static boolean isMatch(String line) {
    return line.strip().matches("(?i)match\\b.*");
  }

  private static boolean counts(String line) {
    return !line.isEmpty() && !line.startsWith("#");
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
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
