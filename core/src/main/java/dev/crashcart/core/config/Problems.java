package dev.crashcart.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The problems found so far: reading goes on after each, so that the operator sees all of them at
 * once. Not thread-safe.
 */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Adds one that stops. */
  public void error(String key, Place place, String message) {
    found.add(new Problem(Problem.Severity.ERROR, key, place, message));
  }

  /** Adds one that is only shown. */
  public void warning(String key, Place place, String message) {
    found.add(new Problem(Problem.Severity.WARNING, key, place, message));
  }

  /** Adds one that stops, about a setting of this group. */
  public void error(Input group, Key<?> setting, String message) {
    error(KeyPath.join(group.key(), setting.name()), group.placeOf(setting), message);
  }

  /** Adds one that stops, about one value of a list, counted from 0. */
  public <T> void error(Input group, Key<List<T>> setting, int item, String message) {
    Place place = group.placeOf(setting, item);
    error(KeyPath.join(group.key(), setting.name()), place, message);
  }

  /** Adds one that is only shown, about a setting of this group. */
  public void warning(Input group, Key<?> setting, String message) {
    warning(KeyPath.join(group.key(), setting.name()), group.placeOf(setting), message);
  }

  /** Adds one that is only shown, about one value of a list, counted from 0. */
  public <T> void warning(Input group, Key<List<T>> setting, int item, String message) {
    Place place = group.placeOf(setting, item);
    warning(KeyPath.join(group.key(), setting.name()), place, message);
  }

  /** Whether any that stops is about this dotted key or about what stands below it. */
  public boolean hasErrorsAt(String key) {
    return found.stream()
        .filter(Problem::isError)
        .anyMatch(problem -> problem.key().equals(key) || problem.key().startsWith(key + "."));
  }

  /** Whether any of them stops. */
  public boolean hasErrors() {
    return found.stream().anyMatch(Problem::isError);
  }

  /** All of them in the order of their places, equal ones once. */
  public List<Problem> all() {
    return found.stream()
        .distinct()
        .sorted(
            Comparator.comparing((Problem p) -> p.place().source())
                .thenComparing(p -> p.place().line())
                .thenComparing(p -> p.place().column()))
        .toList();
  }

  /** The value with its warnings, or the problems when one of them stops. */
  public <T> Checked<T> checked(T value) {
    return hasErrors() ? new Checked.Invalid<>(all()) : new Checked.Valid<>(value, all());
  }
}
