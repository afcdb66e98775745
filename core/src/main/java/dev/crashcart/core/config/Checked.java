package dev.crashcart.core.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A value that was read and found good, or everything that is wrong with it. */
public sealed interface Checked<T> {

  /** A good value; the warnings do not stop. */
  record Valid<T>(T value, List<Problem> warnings) implements Checked<T> {
    public Valid {
      warnings = List.copyOf(warnings);
    }

    @Override
    public List<Problem> problems() {
      return warnings;
    }

    @Override
    public Optional<T> findValue() {
      return Optional.of(value);
    }

    @Override
    public <R> Checked<R> then(Function<T, Checked<R>> next) {
      Checked<R> result = next.apply(value);
      if (warnings.isEmpty()) {
        return result;
      }
      List<Problem> both =
          java.util.stream.Stream.concat(warnings.stream(), result.problems().stream()).toList();
      return result
          .findValue()
          .<Checked<R>>map(r -> new Valid<>(r, both))
          .orElse(new Invalid<>(both));
    }
  }

  /** No value: at least one of the problems is an error. */
  record Invalid<T>(List<Problem> problems) implements Checked<T> {
    public Invalid {
      problems = List.copyOf(problems);
    }

    @Override
    public Optional<T> findValue() {
      return Optional.empty();
    }

    @Override
    public <R> Checked<R> then(Function<T, Checked<R>> next) {
      return new Invalid<>(problems);
    }
  }

  /** Errors and warnings, in the order of their places. */
  List<Problem> problems();

  /** The value, when there is one. */
  Optional<T> findValue();

  /** Goes on with the value, keeping the warnings; problems stay as they are. */
  <R> Checked<R> then(Function<T, Checked<R>> next);
}
