package dev.crashcart.core.store;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Yaml;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts that Crashcart notes beside a text, in a small YAML file: names with a text or a list
 * of texts. A file that does not hold what is asked for is damaged: every asking method then fails
 * with a sentence that names the file and what is wrong, but quotes nothing of it.
 */
final class Meta {
  private static final Place HERE = Place.of("facts");

  private final String path;
  private final Input facts;

  private Meta(String path, Input facts) {
    this.path = path;
    this.facts = facts;
  }

  /**
   * The content of a file with these facts.
   *
   * @param facts {@link String} or {@code List<String>} each
   * @throws HostFailure when it would be too large to be read again; better now than when needed
   */
  static byte[] bytes(String path, Map<String, ?> facts) throws HostFailure {
    Map<String, Input> nodes = new LinkedHashMap<>();
    facts.forEach((name, value) -> nodes.put(name, node(name, value)));
    String yaml = Yaml.write(Input.entries("", nodes, HERE, HERE));
    byte[] content = yaml.getBytes(StandardCharsets.UTF_8);
    Problems problems = new Problems();
    Yaml.read(path, content, problems);
    if (problems.hasErrors()) {
      throw new HostFailure(
          path
              + " was not written, because it could not be read again: it would have "
              + content.length
              + " bytes. Make the change in smaller parts.");
    }
    return content;
  }

  private static Input node(String name, Object value) {
    if (value instanceof List<?> list) {
      return Input.list(name, list.stream().map(item -> node(name, item)).toList(), HERE, HERE);
    }
    // Half a surrogate pair cannot stand in UTF-8; it becomes a question mark here, not later.
    byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    return Input.text(name, new String(text, StandardCharsets.UTF_8), HERE, HERE);
  }

  static Meta parse(String path, byte[] content) throws HostFailure {
    Problems problems = new Problems();
    Input facts = Yaml.read(path, content, problems);
    for (Problem problem : problems.all()) {
      if (problem.isError()) {
        // Only the place: nothing of the file is quoted.
        throw new HostFailure(path + " is damaged at line " + problem.place().line() + ".");
      }
    }
    return new Meta(path, facts);
  }

  /** A text that must be there. */
  String text(String name) throws HostFailure {
    return findText(name).orElseThrow(() -> damaged(name));
  }

  /** A text that may be missing. */
  Optional<String> findText(String name) throws HostFailure {
    Input child = facts.children().get(name);
    if (child == null) {
      return Optional.empty();
    }
    if (child.shape() != Input.Shape.TEXT && child.shape() != Input.Shape.NOTHING) {
      throw damaged(name);
    }
    return Optional.of(child.text());
  }

  List<String> texts(String name) throws HostFailure {
    Input child = facts.children().get(name);
    if (child == null || child.shape() != Input.Shape.LIST) {
      throw damaged(name);
    }
    List<String> texts = new ArrayList<>();
    for (Input item : child.items()) {
      texts.add(item.text());
    }
    return texts;
  }

  int number(String name) throws HostFailure {
    try {
      return Integer.parseInt(text(name));
    } catch (NumberFormatException notOne) {
      throw damaged(name);
    }
  }

  Instant time(String name) throws HostFailure {
    return findTime(name).orElseThrow(() -> damaged(name));
  }

  Optional<Instant> findTime(String name) throws HostFailure {
    try {
      return findText(name).map(Instant::parse);
    } catch (DateTimeException notOne) {
      throw damaged(name);
    }
  }

  /** What to say when the fact of this name is not what it should be. */
  HostFailure damaged(String name) {
    return new HostFailure(path + " is damaged: \"" + name + "\" in it is missing or wrong.");
  }
}
