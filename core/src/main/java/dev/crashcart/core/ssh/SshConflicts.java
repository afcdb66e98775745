package dev.crashcart.core.ssh;

import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What others wrote into the configuration of sshd that works against the settings: told with its
 * file and line, for we do not change what is not ours. Pure.
 */
final class SshConflicts {
  private static final Place MACHINE = Place.of("this machine");

  /** Of these sshd takes all there are, not the first. */
  private static final Set<String> ALL_COUNT = Set.of("port", "listenaddress", "allowgroups");

  private final SshDropIn dropIn;
  private final SshdConfiguration others;
  private final Problems problems;

  SshConflicts(SshDropIn dropIn, SshdConfiguration others, Problems problems) {
    this.dropIn = dropIn;
    this.others = others;
    this.problems = problems;
  }

  void tell() {
    dropIn
        .globals()
        .forEach((keyword, values) -> keyword(keyword, keyword.toLowerCase(Locale.ROOT), values));
  }

  private void keyword(String shown, String keyword, List<String> values) {
    for (SshdLine line : others.globals(keyword)) {
      String theirs = String.join(" ", line.words());
      if (ALL_COUNT.contains(keyword)) {
        problems.error(
            key(keyword),
            MACHINE,
            line.where()
                + " says "
                + shown
                + " "
                + theirs
                + " as well, and sshd takes both; take that line out (or put # before it).");
      } else if (others.isBeforeOurs(line) && !values.contains(theirs)) {
        problems.error(
            key(keyword),
            MACHINE,
            line.where()
                + " says "
                + shown
                + " "
                + theirs
                + " before the lines of Crashcart are read, and sshd takes the first; take that"
                + " line out (or put # before it).");
      }
    }
    if (keyword.equals("port")) {
      addressesWithPorts();
    }
    others.exceptions(keyword).forEach(line -> exception(shown, keyword, line, values));
  }

  private void addressesWithPorts() {
    for (SshdLine line : others.globals("listenaddress")) {
      if (line.rest().matches("(\\[.*]|[^:\\s]+):[0-9]+.*")) {
        problems.error(
            key("port"),
            MACHINE,
            line.where()
                + " names a port with the address ("
                + line.rest()
                + "), which counts more than this; take that line out (or put # before it).");
      }
    }
  }

  private void exception(String shown, String keyword, SshdLine line, List<String> values) {
    if (values.contains(String.join(" ", line.words()))) {
      return;
    }
    boolean closed = dropIn.closedKeywords().contains(keyword);
    problems.warning(
        key(keyword),
        MACHINE,
        line.where()
            + " says "
            + shown
            + " "
            + line.rest()
            + " for some ("
            + line.matchBlock()
            + (closed
                ? "); that counts no more while this setting closes it for everybody."
                : "); for them it counts more than this setting."));
  }

  /** The setting that a keyword belongs to. */
  static String key(String keyword) {
    String name =
        switch (keyword) {
          case "port" -> "port";
          case "listenaddress" -> "addresses";
          case "passwordauthentication", "kbdinteractiveauthentication", SshQuestions.OLD_KEYWORD ->
              "password-login";
          case "permitrootlogin" -> "root-password-login";
          case "pubkeyauthentication" -> "root-key-login";
          case "allowgroups" -> "allowed-groups";
          case "allowtcpforwarding", "allowstreamlocalforwarding", "permittunnel" ->
              "tcp-forwarding";
          case "clientaliveinterval", "clientalivecountmax" -> "keep-alive";
          case "banner" -> "banner";
          case "ciphers",
              "macs",
              "kexalgorithms",
              "hostkeyalgorithms",
              "pubkeyacceptedalgorithms",
              "pubkeyacceptedkeytypes" ->
              "weak-algorithms";
          default -> "extra-lines";
        };
    return KeyPath.join(SshSettings.SSH, name);
  }
}
