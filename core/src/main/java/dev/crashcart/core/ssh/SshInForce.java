package dev.crashcart.core.ssh;

import dev.crashcart.core.config.IpAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code sshd -T} prints, in the words of the settings.
 *
 * @param values lower-case keyword to its values, in order; empty where sshd was not asked
 */
public record SshInForce(Map<String, List<String>> values) {
  public SshInForce {
    values = Map.copyOf(values);
  }

  /** Where it listens. */
  public List<Integer> ports() {
    return all("port").filter(text -> text.matches("[0-9]{1,5}")).map(Integer::valueOf).toList();
  }

  /** On which addresses, without ports; empty when on all. */
  public List<String> addresses() {
    List<String> addresses =
        all("listenaddress")
            .map(text -> text.replaceFirst(" rdomain .*", "").replaceFirst(":[0-9]+$", ""))
            .map(text -> text.replaceAll("^\\[(.*)]$", "$1"))
            .distinct()
            .toList();
    boolean everywhere = addresses.stream().allMatch(text -> text.matches("::|0\\.0\\.0\\.0"));
    return everywhere ? List.of() : addresses;
  }

  /** The first value of a keyword. */
  Optional<String> first(String keyword) {
    return all(keyword).findFirst();
  }

  /** All values of a keyword. */
  Stream<String> all(String keyword) {
    return values.getOrDefault(keyword, List.of()).stream();
  }

  /** All words of all values of a keyword, as of the lists of groups. */
  List<String> words(String keyword) {
    return all(keyword)
        .flatMap(value -> Stream.of(value.split("[ ,]+")))
        .filter(word -> !word.isEmpty() && !word.equals("none"))
        .toList();
  }

  Optional<Boolean> on(String keyword) {
    return first(keyword).map("yes"::equals);
  }

  /** The settings as they are in force; those that no global value tells are left out. */
  public SshService service() {
    if (values.isEmpty()) {
      return SshService.none();
    }
    String root = first("permitrootlogin").orElse("prohibit-password");
    return new SshService(
        Optional.empty(),
        ports().stream().findFirst(),
        addresses().stream().flatMap(text -> IpAddress.find(text).stream()).toList(),
        on("passwordauthentication"),
        Optional.of(root.equals("yes")),
        Optional.empty(),
        Optional.of(!root.equals("no")),
        words("allowgroups"),
        on("allowtcpforwarding"),
        first("clientaliveinterval")
            .filter(text -> text.matches("[0-9]{1,5}"))
            .map(Integer::valueOf),
        List.of(),
        SshAlgorithms.WEAK.stream().filter(this::takes).toList(),
        List.of());
  }

  /** Whether sshd takes this algorithm, whatever it is for. */
  boolean takes(String algorithm) {
    return Stream.of(
            "ciphers", "macs", "kexalgorithms", "pubkeyacceptedalgorithms", "hostkeyalgorithms")
        .anyMatch(keyword -> words(keyword).contains(algorithm));
  }

  /** What is in force for an account, as the settings make it: with the Match blocks of ours. */
  Map<String, List<String>> computedFor(SshLogin login, SshDropIn dropIn) {
    Map<String, List<String>> computed = new LinkedHashMap<>(values);
    dropIn
        .globals()
        .forEach(
            (keyword, said) ->
                computed.put(SshdLine.present(keyword.toLowerCase(Locale.ROOT)), said));
    dropIn.exceptionsFor(login).forEach((keyword, value) -> computed.put(keyword, List.of(value)));
    return computed;
  }
}
