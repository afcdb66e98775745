package dev.crashcart.console.page;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.client.HostKeyComparison;
import dev.crashcart.core.ssh.client.HostKeyComparison.State;
import dev.crashcart.core.ssh.hostkey.RandomArt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said about host keys of other machines. */
final class HostKeyWords {
  /** The id of the key that shows the picture. */
  static final String ART = "art";

  private HostKeyWords() {}

  static String state(State state) {
    return switch (state) {
      case SAME -> "as accepted";
      case NEW -> "new";
      case CHANGED -> "CHANGED";
      case GONE -> "not shown";
    };
  }

  /** Type and fingerprint: {@code ED25519 SHA256:…}. */
  static String named(PublicKeyLine key) {
    return key.shortType() + " " + key.fingerprint();
  }

  /** Type and size: {@code RSA 3072}, {@code ED25519}. */
  static String kind(PublicKeyLine key) {
    boolean sized = key.bits().isPresent() && !key.shortType().startsWith("ED25519");
    return key.shortType() + (sized ? " " + key.bits().getAsInt() : "");
  }

  /** The whole fingerprint, and what its state means. */
  static String help(HostKeyComparison.Row row) {
    return named(row.key())
        + switch (row.state()) {
          case SAME -> ", accepted before.";
          case NEW -> ", none of its type was accepted before.";
          case CHANGED ->
              ", in the place of "
                  + row.stored().map(PublicKeyLine::fingerprint).orElse("another")
                  + "!";
          case GONE -> ", accepted before, but the machine shows it no more.";
        };
  }

  /** The picture of a key; where another was accepted before, beside that one's. */
  static Next art(HostKeyComparison.Row row) {
    Optional<PublicKeyLine> other =
        row.stored().filter(stored -> row.shown().filter(stored::isSameKey).isEmpty());
    if (other.isEmpty() || row.shown().isEmpty()) {
      List<String> rows = new ArrayList<>(List.of(named(row.key())));
      rows.addAll(RandomArt.of(row.key()));
      return Next.open(TextPage.of("Random art", new Lines().list(state(row.state()), rows).all()));
    }
    List<String> left = RandomArt.of(other.get());
    List<String> right = RandomArt.of(row.shown().get());
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      // Side by side they just fit on 40 columns.
      rows.add(left.get(i) + right.get(i));
    }
    return Next.open(
        TextPage.of(
            "Random art",
            new Lines()
                .list("Left: accepted before", List.of(named(other.get())))
                .list("Right: shown now", List.of(named(row.shown().get())))
                .list("Beside each other", rows)
                .all()));
  }
}
