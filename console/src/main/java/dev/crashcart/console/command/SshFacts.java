package dev.crashcart.console.command;

import dev.crashcart.core.apply.SshView;
import dev.crashcart.core.ssh.AccessRow;
import dev.crashcart.core.ssh.HostKey;
import dev.crashcart.core.ssh.SshState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SSH service for programs, and in a few words for people. */
final class SshFacts {
  private SshFacts() {}

  /** On or off, and whether that stays so. */
  static String state(SshState state, Session session) {
    if (!state.installed()) {
      return "not installed";
    }
    Optional<Instant> until = state.until();
    if (until.isPresent()) {
      return "on until " + session.clock(until.get()) + ", then off by itself";
    }
    if (state.active() == state.enabled()) {
      return state.active() ? "on" : "off";
    }
    return state.active()
        ? "on now, off from the next start of the machine"
        : "off now, on from the next start of the machine";
  }

  static Map<String, Object> of(SshView view) {
    SshState state = view.state();
    Map<String, Object> facts = of(state);
    facts.put("unit", state.unit());
    facts.put("ports", view.ports());
    facts.put("addresses", view.addresses());
    state.configuration().trouble().ifPresent(trouble -> facts.put("trouble", trouble));
    facts.put("host-keys", state.hostKeys().stream().map(SshFacts::of).toList());
    return facts;
  }

  /** Whether it is there, on, on from the next start, and until when. */
  static Map<String, Object> of(SshState state) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("installed", state.installed());
    facts.put("active", state.active());
    facts.put("enabled", state.enabled());
    state.until().ifPresent(until -> facts.put("until", until.toString()));
    return facts;
  }

  static Map<String, Object> of(HostKey key) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("type", key.key().type());
    key.key().bits().ifPresent(bits -> facts.put("bits", bits));
    facts.put("fingerprint", key.key().fingerprint());
    facts.put("path", key.path());
    return facts;
  }

  static Map<String, Object> of(AccessRow row) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("account", row.account());
    facts.put("password", of(row.password()));
    facts.put("key", of(row.key()));
    facts.put("second-factor", of(row.secondFactor()));
    return facts;
  }

  private static Map<String, Object> of(AccessRow.Way way) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("open", way.open());
    facts.put("why", way.why());
    facts.put("confirmed", way.confirmed());
    return facts;
  }

  /** The fingerprints, one a line. */
  static List<String> fingerprints(List<HostKey> keys) {
    Table table = new Table();
    keys.forEach(key -> table.row(key.key().shortType(), key.key().fingerprint()));
    return table.lines();
  }
}
