package dev.crashcart.core.accounts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of faillock.conf(5): when failed attempts keep an account out, and for how long. Rules
 * given in a line of pam.d(5) instead are not known here.
 *
 * @param folder where the tallies are
 * @param deny so many failures lock; 0 never
 * @param intervalSeconds within this time of the last one
 * @param unlockSeconds after this time it opens again; 0 never
 * @param root whether root, too, is kept out
 * @param rootUnlockSeconds the same time for root
 * @param rootGroup a group whose members are treated as root
 */
record FailurePolicy(
    String folder,
    int deny,
    long intervalSeconds,
    long unlockSeconds,
    boolean root,
    long rootUnlockSeconds,
    Optional<String> rootGroup) {
  private static final String USUAL_FOLDER = "/run/faillock";

  static FailurePolicy parse(String text) {
    Map<String, String> rules = new HashMap<>();
    for (String line : text.split("\n")) {
      String plain = line.replaceFirst("#.*", "").strip();
      String[] parts = plain.split("\\s*=\\s*", 2);
      if (!plain.isEmpty()) {
        rules.put(parts[0], parts.length == 2 ? parts[1] : "");
      }
    }
    String folder = rules.getOrDefault("dir", USUAL_FOLDER).replaceFirst("/+$", "");
    long unlock = seconds(rules, "unlock_time", 600);
    return new FailurePolicy(
        // The link /var/run leads there since systemd; an image may lack it.
        folder.equals("/var" + USUAL_FOLDER) ? USUAL_FOLDER : folder,
        (int) seconds(rules, "deny", 3),
        seconds(rules, "fail_interval", 900),
        unlock,
        rules.containsKey("even_deny_root") || rules.containsKey("root_unlock_time"),
        seconds(rules, "root_unlock_time", unlock),
        Optional.ofNullable(rules.get("admin_group")));
  }

  private static long seconds(Map<String, String> rules, String name, long otherwise) {
    String text = rules.getOrDefault(name, "");
    if (text.equals("never")) {
      return 0;
    }
    return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : otherwise;
  }
}
