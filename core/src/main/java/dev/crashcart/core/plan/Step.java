package dev.crashcart.core.plan;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One thing done to the machine. Steps that change files name them ({@link #files()}), so that
 * their present content can be written down as the way back before the first step runs.
 */
public sealed interface Step {
  /** One line for the operator; never a secret. */
  String describe();

  /** Does it. Doing has no choices left: everything was decided in the plan. */
  void runOn(Host host) throws HostFailure;

  /** The files and folders it changes, as absolute paths. */
  List<String> files();

  /**
   * A whole file of ours, checked by {@code check} (with {@code {}} for its path) before it is in
   * place.
   */
  record WriteFile(String path, Secret content, FileFacts facts, List<String> check)
      implements Step {
    public WriteFile {
      check = List.copyOf(check);
    }

    /** A file that needs no check. */
    public static WriteFile of(String path, String content, FileFacts facts) {
      return new WriteFile(path, new Secret(content), facts, List.of());
    }

    @Override
    public String describe() {
      String checked = check.isEmpty() ? "" : ", checked by " + check.get(0);
      return String.format("write %s (mode %04o%s)", path, facts.mode(), checked);
    }

    @Override
    public void runOn(Host host) throws HostFailure {
      host.write(path, content.reveal().getBytes(StandardCharsets.UTF_8), facts, check);
    }

    @Override
    public List<String> files() {
      return List.of(path);
    }
  }

  /** A file or an empty folder that goes. */
  record RemoveFile(String path) implements Step {
    @Override
    public String describe() {
      return "remove " + path;
    }

    @Override
    public void runOn(Host host) throws HostFailure {
      host.remove(path);
    }

    @Override
    public List<String> files() {
      return List.of(path);
    }
  }

  /** A folder with its mode and owner. */
  record MakeFolder(String path, FileFacts facts) implements Step {
    @Override
    public String describe() {
      return String.format(
          "make the folder %s (mode %04o, owner %d:%d)",
          path, facts.mode(), facts.uid(), facts.gid());
    }

    @Override
    public void runOn(Host host) throws HostFailure {
      host.makeFolder(path, facts);
    }

    @Override
    public List<String> files() {
      return List.of(path);
    }
  }

  /**
   * One entry of a file of colon-separated lines that others edit too (passwd, shadow, group,
   * gshadow): only this line changes; mode, owner and all other lines stay. The lines are text, to
   * be written as UTF-8; or, for a line that is not UTF-8, its bytes as ISO 8859-1 makes them text:
   * which of the two, the line that is there tells.
   *
   * @param name the first field, which finds the line
   * @param before the whole line as the plan saw it, empty when there was none: when it is another
   *     one by now, somebody changed it in between and the step refuses
   * @param after the whole line to be; empty to take it out
   * @param what the sentence for the operator, such as "set the password of admin"
   */
  record EditEntry(
      String path, String name, Optional<Secret> before, Optional<Secret> after, String what)
      implements Step {
    /**
     * @throws IllegalArgumentException when the line would not be the entry of this name, or more
     *     than one line: a password hash from elsewhere must not smuggle in an account
     */
    public EditEntry {
      String start = name + ":";
      if (after
          .filter(s -> !s.reveal().startsWith(start) || s.reveal().contains("\n"))
          .isPresent()) {
        throw new IllegalArgumentException("Not one line that is the entry of " + name + ".");
      }
    }

    @Override
    public String describe() {
      return path + ": " + what;
    }

    @Override
    public void runOn(Host host) throws HostFailure {
      byte[] old =
          host.read(path).orElseThrow(() -> new HostFailure("There is no file " + path + "."));
      FileFacts facts =
          host.facts(path).orElseThrow(() -> new HostFailure("There is no file " + path + "."));
      // ISO 8859-1 keeps foreign bytes as they are, whatever their encoding.
      EntryLines lines = EntryLines.of(new String(old, StandardCharsets.ISO_8859_1));
      Optional<String> present = lines.find(name);
      boolean text = present.equals(before.map(s -> bytesAsText(s.reveal())));
      boolean bytes = present.equals(before.map(Secret::reveal));
      if (!text && !bytes) {
        throw new HostFailure(
            "The entry of "
                + name
                + " in "
                + path
                + " was changed by somebody else meanwhile; look at the plan again.");
      }
      String changed =
          lines.with(name, after.map(s -> text ? bytesAsText(s.reveal()) : s.reveal()));
      host.write(path, changed.getBytes(StandardCharsets.ISO_8859_1), facts);
    }

    private static String bytesAsText(String text) {
      return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Override
    public List<String> files() {
      return List.of(path);
    }
  }

  /** A command with its argument vector; it fails when its exit status is not 0. */
  record Run(List<String> command, String why, Duration limit) implements Step {
    public Run {
      command = List.copyOf(command);
    }

    @Override
    public String describe() {
      return "run " + String.join(" ", command) + " (" + why + ")";
    }

    @Override
    public void runOn(Host host) throws HostFailure {
      var result = host.run(command, new byte[0], limit);
      if (!result.succeeded()) {
        String said = result.errors().isBlank() ? result.output() : result.errors();
        throw new HostFailure(
            command.get(0)
                + " failed with status "
                + result.exit()
                + said.strip().lines().findFirst().map(line -> ": " + line).orElse("."));
      }
    }

    @Override
    public List<String> files() {
      return List.of();
    }
  }
}
