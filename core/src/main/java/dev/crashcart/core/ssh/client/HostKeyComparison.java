package dev.crashcart.core.ssh.client;

import dev.crashcart.core.config.PublicKeyLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The host keys a machine shows beside those a person accepted before: one row for each key, the
 * shown ones first, in their order.
 */
public record HostKeyComparison(List<Row> rows) {
  public HostKeyComparison {
    rows = List.copyOf(rows);
  }

  /** What became of one key. */
  public enum State {
    /** It was accepted before. */
    SAME,
    /** Nothing of its type was accepted before. */
    NEW,
    /** Another key of its type was accepted before: the alarm. */
    CHANGED,
    /** It was accepted before and is not shown any more. */
    GONE
  }

  /**
   * One key.
   *
   * @param stored the accepted one; empty for a new one
   * @param shown the one the machine shows now; empty for one that is gone
   */
  public record Row(State state, Optional<PublicKeyLine> stored, Optional<PublicKeyLine> shown) {
    /** The key it is about: the shown one where there is one. */
    public PublicKeyLine key() {
      return shown.or(() -> stored).orElseThrow();
    }
  }

  /** Compares; comments and options do not matter. */
  public static HostKeyComparison of(List<PublicKeyLine> stored, List<PublicKeyLine> shown) {
    List<Row> rows = new ArrayList<>();
    for (PublicKeyLine key : shown) {
      rows.add(row(key, stored));
    }
    for (PublicKeyLine key : stored) {
      boolean told =
          rows.stream()
              .anyMatch(row -> row.stored().map(other -> other.isSameKey(key)).orElse(false));
      if (!told) {
        rows.add(new Row(State.GONE, Optional.of(key), Optional.empty()));
      }
    }
    return new HostKeyComparison(rows);
  }

  private static Row row(PublicKeyLine key, List<PublicKeyLine> stored) {
    Optional<PublicKeyLine> same = stored.stream().filter(key::isSameKey).findFirst();
    if (same.isPresent()) {
      return new Row(State.SAME, same, Optional.of(key));
    }
    Optional<PublicKeyLine> other =
        stored.stream().filter(one -> one.type().equals(key.type())).findFirst();
    return new Row(other.isPresent() ? State.CHANGED : State.NEW, other, Optional.of(key));
  }

  /**
   * Whether this may be another machine that sits in between: a key changed, or of those accepted
   * before not one is shown.
   */
  public boolean isAlarming() {
    boolean accepted = rows.stream().anyMatch(row -> row.stored().isPresent());
    return has(State.CHANGED) || accepted && !has(State.SAME);
  }

  /** Whether a person has to look: everything but the same keys as ever. */
  public boolean isDifferent() {
    return rows.stream().anyMatch(row -> row.state() != State.SAME);
  }

  /**
   * The keys to keep once a person accepted those with these fingerprints: they take the place of
   * the ones they changed from; what was accepted before and not replaced stays.
   */
  public List<PublicKeyLine> accepting(Set<String> fingerprints) {
    List<PublicKeyLine> kept = new ArrayList<>();
    for (Row row : rows) {
      row.shown()
          .filter(key -> fingerprints.contains(key.fingerprint()))
          .or(row::stored)
          .ifPresent(kept::add);
    }
    return kept.stream().distinct().toList();
  }

  private boolean has(State state) {
    return rows.stream().anyMatch(row -> row.state() == state);
  }
}
