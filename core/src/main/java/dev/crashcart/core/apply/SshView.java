package dev.crashcart.core.apply;

import dev.crashcart.core.ssh.AccessRow;
import dev.crashcart.core.ssh.SshService;
import dev.crashcart.core.ssh.SshState;
import java.util.List;

/**
 * The SSH service at this moment, for people: whether it runs, where, and who can come in.
 *
 * @param state what the machine has
 * @param wanted what the settings say
 * @param inForce the same settings as sshd has them in force; left out where sshd was not asked
 * @param ports where it listens, or would
 * @param addresses on which addresses; empty for all
 * @param matrix who can come in and how, while it runs: root, the administrators, and everybody the
 *     settings name
 */
public record SshView(
    SshState state,
    SshService wanted,
    SshService inForce,
    List<Integer> ports,
    List<String> addresses,
    List<AccessRow> matrix) {
  public SshView {
    ports = List.copyOf(ports);
    addresses = List.copyOf(addresses);
    matrix = List.copyOf(matrix);
  }
}
