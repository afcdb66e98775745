package dev.crashcart.core.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of a JSON document as {@link Json#readObjects} reads it. What is asked for by a kind
 * that it does not have counts as missing.
 *
 * @param members texts, whole numbers ({@link Long}), yes or no, lists, and objects in their turn
 */
public record JsonObject(Map<String, Object> members) {
  /** The object without members. */
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  /** The text of this name. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  /** The whole number of this name. */
  public Optional<Long> number(String name) {
    return Optional.ofNullable(members.get(name))
        .filter(Long.class::isInstance)
        .map(Long.class::cast);
  }

  /** Whether the member of this name is there and true. */
  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /** The object of this name, or the empty one. */
  public JsonObject object(String name) {
    return members.get(name) instanceof JsonObject object ? object : EMPTY;
  }

  /** The objects in the list of this name; none when there is no such list. */
  public List<JsonObject> objects(String name) {
    return all(name, JsonObject.class);
  }

  /** The texts in the list of this name; none when there is no such list. */
  public List<String> texts(String name) {
    return all(name, String.class);
  }

  private <T> List<T> all(String name, Class<T> kind) {
    return members.get(name) instanceof List<?> list
        ? list.stream().filter(kind::isInstance).map(kind::cast).toList()
        : List.of();
  }
}
