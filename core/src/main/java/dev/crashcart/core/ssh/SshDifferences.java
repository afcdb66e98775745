package dev.crashcart.core.ssh;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.plan.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of the service against what sshd says is in force, setting by setting. Pure. */
final class SshDifferences {
  private static final String YES = "yes";
  private static final String NO = "no";
  private static final String NONE = "none";

  private final SshService service;
  private final SshDropIn dropIn;
  private final SshInForce now;
  private final List<Change> changes = new ArrayList<>();

  SshDifferences(SshService service, SshDropIn dropIn, SshState state) {
    this.service = service;
    this.dropIn = dropIn;
    this.now = new SshInForce(state.inForce());
    if (!state.inForce().isEmpty()) {
      look(state);
    }
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  private void look(SshState state) {
    service.port().ifPresent(port -> port(port, state));
    addresses();
    service.passwordLogin().ifPresent(this::passwords);
    dropIn.rootLogin().ifPresent(this::rootLogin);
    if (!service.allowedGroups().isEmpty()) {
      Set<String> groups = new LinkedHashSet<>(now.words("allowgroups"));
      if (!groups.equals(new LinkedHashSet<>(service.allowedGroups()))) {
        add(
            SshService.ALLOWED_GROUPS.name(),
            groups.isEmpty() ? "everybody" : String.join(", ", groups),
            String.join(", ", service.allowedGroups()));
      }
    }
    service.tcpForwarding().ifPresent(this::forwarding);
    service
        .keepAlive()
        .ifPresent(
            seconds ->
                compare(
                    SshService.KEEP_ALIVE.name(),
                    now.first("clientaliveinterval"),
                    String.valueOf(seconds)));
    weak();
  }

  private void port(int port, SshState state) {
    List<Integer> ports = now.ports();
    String shown = ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
    Set<Integer> listening = state.configuration().listening();
    if (!ports.equals(List.of(port))) {
      add(SshService.PORT.name(), shown, String.valueOf(port));
    } else if (state.active() && !listening.isEmpty() && !listening.contains(port)) {
      add(SshService.PORT.name(), "nobody listens on " + shown, String.valueOf(port));
    }
  }

  private void addresses() {
    if (service.addresses().isEmpty()) {
      return;
    }
    Set<IpAddress> wanted = new HashSet<>(service.addresses());
    Set<IpAddress> present = new HashSet<>();
    now.addresses().forEach(text -> IpAddress.find(text).ifPresent(present::add));
    boolean everywhere = wanted.stream().allMatch(IpAddress::isUnspecified);
    if (!present.equals(wanted) && !(everywhere && now.addresses().isEmpty())) {
      add(
          SshService.ADDRESSES.name(),
          now.addresses().isEmpty() ? "all" : String.join(", ", now.addresses()),
          service.addresses().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
  }

  private void passwords(boolean wanted) {
    boolean plain = now.on("passwordauthentication").orElse(wanted);
    boolean asked = now.all("kbdinteractiveauthentication").anyMatch(YES::equals);
    if (wanted != plain) {
      add(SshService.PASSWORD_LOGIN.name(), plain ? YES : NO, wanted ? YES : NO);
    } else if (!wanted && asked) {
      add(SshService.PASSWORD_LOGIN.name(), "in answer to questions only", NO);
    }
  }

  private void rootLogin(String wanted) {
    String is =
        now.first("permitrootlogin")
            .map(value -> value.equals("without-password") ? "prohibit-password" : value)
            .orElse(wanted);
    if (is.equals(wanted)) {
      return;
    }
    int before = changes.size();
    service
        .rootPasswordLogin()
        .filter(on -> on != is.equals(YES))
        .ifPresent(on -> add(SshService.ROOT_PASSWORD_LOGIN.name(), on ? NO : YES, on ? YES : NO));
    service
        .rootKeyLogin()
        .filter(on -> on == is.equals(NO))
        .ifPresent(on -> add(SshService.ROOT_KEY_LOGIN.name(), on ? NO : YES, on ? YES : NO));
    if (changes.size() == before) {
      add(SshService.ROOT_KEY_LOGIN.name(), is, wanted);
    }
  }

  private void forwarding(boolean wanted) {
    List<String> open = new ArrayList<>();
    for (String keyword :
        List.of("allowtcpforwarding", "allowstreamlocalforwarding", "permittunnel")) {
      Optional<String> value = now.first(keyword);
      if (value.filter(text -> !text.equals(NO)).isPresent()) {
        open.add(keyword + " " + value.get());
      }
    }
    boolean tcp = now.on("allowtcpforwarding").orElse(wanted);
    if (wanted ? !tcp : !open.isEmpty()) {
      add(
          SshService.TCP_FORWARDING.name(),
          wanted || tcp ? now.first("allowtcpforwarding").orElse("") : String.join(", ", open),
          wanted ? YES : NO);
    }
  }

  private void weak() {
    if (!service.isManaged() || service.isOnlyOff()) {
      return;
    }
    List<String> taken = SshAlgorithms.WEAK.stream().filter(now::takes).toList();
    List<String> left = taken.stream().filter(service.weakAlgorithms()::contains).toList();
    if (!taken.equals(left)) {
      add(
          SshService.WEAK_ALGORITHMS.name(),
          String.join(", ", taken),
          service.weakAlgorithms().isEmpty() ? NONE : String.join(", ", service.weakAlgorithms()));
    }
  }

  private void compare(String name, Optional<String> present, String wanted) {
    if (!present.equals(Optional.of(wanted))) {
      add(name, present.orElse(""), wanted);
    }
  }

  private void add(String name, String before, String after) {
    changes.add(new Change(KeyPath.join(SshSettings.SSH, name), before, after));
  }

  /** Whether one of the changes is about this setting. */
  boolean tells(String key) {
    return changes.stream().anyMatch(change -> change.key().equals(key));
  }
}
