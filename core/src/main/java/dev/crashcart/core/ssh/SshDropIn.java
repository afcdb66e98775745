package dev.crashcart.core.ssh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings as lines of sshd_config(5), for a file that sshd reads before all others. Pure.
 *
 * <p>Order: what holds for everybody, the extra lines, then Match blocks of ours. Those close what
 * the settings close also against the Match blocks of others, which sshd reads later; a Match block
 * among the extra lines comes before and makes exceptions.
 */
final class SshDropIn {
  static final String BANNER = "/etc/ssh/crashcart-banner";

  static final String MATCH_ALL = "Match all";

  /** After so many signs of life without an answer a connection ends. */
  private static final String ALIVE_COUNT = "3";

  private static final String NO = "no";
  private static final String YES = "yes";
  private static final String PASSWORD = "PasswordAuthentication";
  private static final String QUESTIONS = "KbdInteractiveAuthentication";

  /** Its name before OpenSSH 8.7, and to this day understood. */
  private static final String OLD_QUESTIONS = "ChallengeResponseAuthentication";

  private static final String ROOT = "PermitRootLogin";
  private static final List<String> TUNNELS =
      List.of("AllowTcpForwarding", "AllowStreamLocalForwarding", "PermitTunnel");

  private static final String HEADER =
      "# Crashcart writes this file from its settings (ssh); what is changed here is lost.\n";

  private final SshService service;
  private final List<String> administrators;
  private final SshdConfiguration others;
  private final boolean old;

  /**
   * @param others what others wrote, where a setting depends on it
   */
  SshDropIn(SshService service, SshSurroundings around, SshdConfiguration others, SshState state) {
    this.service = service;
    this.administrators = around.administrators();
    this.others = others;
    this.old = state.inForce().containsKey(SshQuestions.OLD_KEYWORD);
  }

  /** The file; empty where nothing is to be said. */
  Optional<String> text() {
    StringBuilder text = new StringBuilder();
    globals().forEach((keyword, values) -> values.forEach(value -> line(text, keyword, value)));
    service.extraLines().forEach(line -> text.append(line).append('\n'));
    boolean extraMatch =
        service.extraLines().stream().anyMatch(line -> line.strip().matches("(?i)match\\b.*"));
    List<Block> blocks = blocks();
    for (Block block : blocks) {
      text.append("Match ").append(block.condition).append('\n');
      block.values.forEach((keyword, value) -> line(text.append("  "), keyword, value));
    }
    boolean closed = !blocks.isEmpty() && blocks.get(blocks.size() - 1).condition.equals("all");
    if (!closed && (extraMatch || !blocks.isEmpty())) {
      text.append(MATCH_ALL).append('\n');
    }
    return text.length() == 0 ? Optional.empty() : Optional.of(HEADER + text);
  }

  /** Whether a Match block of this condition may be one of ours. */
  static boolean isOurs(String condition) {
    return condition.matches("User [A-Za-z0-9_.,$-]+");
  }

  private static void line(StringBuilder text, String keyword, String value) {
    text.append(keyword).append(' ').append(value).append('\n');
  }

  /** What is said for everybody; a keyword to its values. */
  Map<String, List<String>> globals() {
    Map<String, List<String>> said = new LinkedHashMap<>();
    service.port().ifPresent(port -> several(said, "Port", List.of(String.valueOf(port))));
    several(said, "ListenAddress", service.addresses().stream().map(String::valueOf).toList());
    service.passwordLogin().ifPresent(on -> one(said, PASSWORD, on ? YES : NO));
    if (service.passwordLogin().filter(on -> !on).isPresent()) {
      one(said, QUESTIONS, NO);
      if (old) {
        one(said, OLD_QUESTIONS, NO);
      }
    }
    rootLogin().ifPresent(value -> one(said, ROOT, value));
    if (!service.allowedGroups().isEmpty()) {
      several(said, "AllowGroups", List.of(String.join(" ", service.allowedGroups())));
    }
    service
        .tcpForwarding()
        .ifPresent(
            on ->
                (on ? TUNNELS.subList(0, 1) : TUNNELS).forEach(it -> one(said, it, on ? YES : NO)));
    service.keepAlive().ifPresent(seconds -> one(said, "ClientAliveInterval", "" + seconds));
    if (service.keepAlive().filter(seconds -> seconds > 0).isPresent()) {
      one(said, "ClientAliveCountMax", ALIVE_COUNT);
    }
    if (!service.banner().isEmpty()) {
      one(said, "Banner", BANNER);
    }
    if (service.isManaged() && !service.isOnlyOff()) {
      SshAlgorithms.lines(service.weakAlgorithms(), others, old)
          .forEach((keyword, value) -> one(said, keyword, value));
    }
    return said;
  }

  private static void one(Map<String, List<String>> said, String keyword, String value) {
    said.put(keyword, List.of(value));
  }

  /** Keywords of which sshd takes all there are: what others say just so is not said again. */
  private void several(Map<String, List<String>> said, String keyword, List<String> values) {
    List<String> theirs =
        others.globals(keyword.toLowerCase(java.util.Locale.ROOT)).stream()
            .map(line -> String.join(" ", line.words()))
            .toList();
    if (!values.isEmpty() && !theirs.equals(values)) {
      said.put(keyword, values);
    }
  }

  /** PermitRootLogin; nothing where neither setting is written. */
  Optional<String> rootLogin() {
    if (service.rootPasswordLogin().isEmpty() && service.rootKeyLogin().isEmpty()) {
      return Optional.empty();
    }
    String now = others.first("permitrootlogin").orElse("prohibit-password");
    boolean password = service.rootPasswordLogin().orElse(now.equals(YES));
    boolean key = service.rootKeyLogin().orElse(!now.equals(NO));
    if (password) {
      return Optional.of(YES);
    }
    boolean commandsOnly = now.equals("forced-commands-only") && service.rootKeyLogin().isEmpty();
    return Optional.of(!key ? NO : commandsOnly ? now : "prohibit-password");
  }

  /** Whether passwords are taken from everybody else. */
  private boolean passwordsInGeneral() {
    return service
        .passwordLogin()
        .orElse(!others.first("passwordauthentication").equals(Optional.of(NO)));
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    rootBlock().ifPresent(blocks::add);
    administratorBlock().ifPresent(blocks::add);
    Map<String, String> closed = closed();
    if (!closed.isEmpty()) {
      blocks.add(new Block("all", List.of(), closed));
    }
    return blocks;
  }

  /** Where root may use its password but no key, or keys are off for all but root. */
  private Optional<Block> rootBlock() {
    boolean passwordOnly =
        rootLogin().equals(Optional.of(YES))
            && !service
                .rootKeyLogin()
                .orElse(!others.first("permitrootlogin").equals(Optional.of(NO)));
    boolean keysOff =
        service.rootKeyLogin().equals(Optional.of(true))
            && others.first("pubkeyauthentication").equals(Optional.of(NO));
    return passwordOnly || keysOff
        ? Optional.of(
            new Block(
                "User root",
                List.of("root"),
                Map.of("PubkeyAuthentication", passwordOnly ? NO : YES)))
        : Optional.empty();
  }

  private Optional<Block> administratorBlock() {
    Optional<Boolean> wanted = service.adminPasswordLogin();
    if (administrators.isEmpty() || wanted.isEmpty() || wanted.get() && passwordsInGeneral()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put(PASSWORD, wanted.get() ? YES : NO);
    if (!wanted.get()) {
      values.put(QUESTIONS, NO);
    }
    String names = administrators.stream().sorted().collect(Collectors.joining(","));
    return Optional.of(new Block("User " + names, administrators, values));
  }

  /** What the settings close stays closed, whatever Match blocks others have. */
  private Map<String, String> closed() {
    Map<String, String> closed = new LinkedHashMap<>();
    if (service.passwordLogin().filter(on -> !on).isPresent()) {
      closed.put(PASSWORD, NO);
      closed.put(QUESTIONS, NO);
    }
    rootLogin().filter(value -> !value.equals(YES)).ifPresent(value -> closed.put(ROOT, value));
    if (service.tcpForwarding().filter(on -> !on).isPresent()) {
      TUNNELS.forEach(keyword -> closed.put(keyword, NO));
    }
    return closed;
  }

  /** The keywords, in lower case, that are closed for everybody. */
  List<String> closedKeywords() {
    return closed().keySet().stream().map(it -> it.toLowerCase(java.util.Locale.ROOT)).toList();
  }

  /** What our Match blocks make of an account: lower-case keyword to its value. */
  Map<String, String> exceptionsFor(SshLogin login) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Block block : blocks()) {
      if (block.condition.equals("all") || block.names.contains(login.name())) {
        block.values.forEach(
            (keyword, value) ->
                values.putIfAbsent(keyword.toLowerCase(java.util.Locale.ROOT), value));
      }
    }
    return values;
  }

  /** A Match block of ours. */
  private record Block(String condition, List<String> names, Map<String, String> values) {}
}
