package dev.crashcart.core.ssh.client;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.kex.KexProposalOption;

/** What both sides of a session proposed (RFC 4253, 7.1), in words. */
final class Proposals {
  private static final List<KexProposalOption> COUNTED =
      List.of(
          KexProposalOption.C2SENC,
          KexProposalOption.S2CENC,
          KexProposalOption.ALGORITHMS,
          KexProposalOption.SERVERKEYS,
          KexProposalOption.C2SMAC,
          KexProposalOption.S2CMAC,
          KexProposalOption.C2SCOMP,
          KexProposalOption.S2CCOMP);

  private Proposals() {}

  /** The names of one kind in the order of preference. */
  static List<String> names(Map<KexProposalOption, String> proposal, KexProposalOption kind) {
    return Arrays.stream(proposal.getOrDefault(kind, "").split(","))
        .filter(name -> !name.isBlank())
        .toList();
  }

  /** The first kind of which the two have nothing in common. */
  static Optional<KexProposalOption> missing(
      Map<KexProposalOption, String> ours, Map<KexProposalOption, String> theirs) {
    return ours.isEmpty() || theirs.isEmpty()
        ? Optional.empty()
        : COUNTED.stream()
            .filter(kind -> names(ours, kind).stream().noneMatch(names(theirs, kind)::contains))
            .findFirst();
  }

  static boolean isCipher(KexProposalOption kind) {
    return kind == KexProposalOption.C2SENC || kind == KexProposalOption.S2CENC;
  }

  /** What a kind is called in a sentence. */
  static String word(KexProposalOption kind) {
    return switch (kind) {
      case C2SENC, S2CENC -> "cipher";
      case ALGORITHMS -> "key exchange";
      case SERVERKEYS -> "type of host key";
      case C2SMAC, S2CMAC -> "message code";
      default -> "compression";
    };
  }

  /** What was agreed upon. */
  static String sentence(Map<KexProposalOption, String> agreed) {
    String there = agreed.getOrDefault(KexProposalOption.C2SENC, "");
    String back = agreed.getOrDefault(KexProposalOption.S2CENC, "");
    String cipher = there.equals(back) ? there : there + " there, " + back + " back";
    return there.equals("none")
        ? "The cipher is none: everybody on the way can read along."
        : "The cipher is " + Foreign.shown(cipher) + ".";
  }
}
