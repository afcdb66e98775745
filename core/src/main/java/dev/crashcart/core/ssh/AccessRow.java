package dev.crashcart.core.ssh;

/**
 * How one account can come in over SSH.
 *
 * @param account its name
 * @param secondFactor whether a code is asked besides the password
 */
public record AccessRow(String account, Way password, Way key, Way secondFactor) {
  /**
   * One way in.
   *
   * @param open whether it leads in
   * @param why a few words: "no password is set", "2 keys", "sshd allows no passwords"
   * @param confirmed whether sshd itself says the same ({@code sshd -T -C user=…}); false where it
   *     could not be asked
   */
  public record Way(boolean open, String why, boolean confirmed) {}
}
