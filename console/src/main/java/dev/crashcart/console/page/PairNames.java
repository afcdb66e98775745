package dev.crashcart.console.page;

import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The name of a new key pair in a form, and the way of the pair to the plan. */
final class PairNames {
  static final String FIELD = "name";
  static final String HELP = "What you call it, such as backup; exported files are called so too.";

  private PairNames() {}

  /** Goes on with the name, or tells what is wrong with it. */
  static Next read(Answer answer, Function<SshName, Next> onward) {
    String text = answer.text(FIELD).strip();
    SshName name;
    try {
      name = new SshName(text);
    } catch (IllegalArgumentException refused) {
      return new Next.Problems(
          Map.of(FIELD, text.isEmpty() ? "Give it a name." : String.valueOf(refused.getMessage())));
    }
    return onward.apply(name);
  }

  /** What is wrong with a pair, for a field of the form. */
  static String sentence(List<Problem> problems) {
    String all = problems.stream().map(Problem::message).collect(Collectors.joining(" "));
    return all.isEmpty() ? all : Character.toUpperCase(all.charAt(0)) + all.substring(1);
  }

  /** Opens the plan that keeps a pair; blocks. */
  static Next planned(Checked<KeyPair> checked, String reason, String command, Desk desk)
      throws HostFailure {
    Optional<KeyPair> pair = checked.findValue();
    if (pair.isEmpty()) {
      return new Next.Problems(Map.of(FIELD, sentence(checked.problems())));
    }
    SshName name = pair.get().name();
    return Next.open(
        Errand.of(
                reason,
                command,
                (appliance, consent) ->
                    appliance.sshDesk().keyPairs().planKeyPair(pair.get(), consent))
            .then(
                new Errand.Onward(
                    "Its public key belongs into authorized_keys on the other machine; a connection"
                        + " can put it there.",
                    "Show the public key",
                    () -> new PairPage(name, pair.get().publicKey().orElseThrow())))
            .planned(desk));
  }
}
