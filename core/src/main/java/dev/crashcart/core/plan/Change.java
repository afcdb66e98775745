package dev.crashcart.core.plan;

/**
 * One difference, for people: {@code ~ ssh.port: 22 -> 2222}. Secrets are masked before they get
 * here.
 *
 * @param key the dotted key, or a short name of a thing that has no key ("sessions of admin")
 * @param before what the machine or the kept settings say now; empty when there was nothing
 * @param after what they will say; empty when it goes
 */
public record Change(String key, String before, String after) {
  /** Something that comes to be. */
  public static Change added(String key, String after) {
    return new Change(key, "", after);
  }

  /** Something that goes. */
  public static Change removed(String key, String before) {
    return new Change(key, before, "");
  }

  @Override
  public String toString() {
    if (before.isEmpty()) {
      return "+ " + key + ": " + after;
    }
    if (after.isEmpty()) {
      return "- " + key + ": " + before;
    }
    return "~ " + key + ": " + before + " -> " + after;
  }
}
