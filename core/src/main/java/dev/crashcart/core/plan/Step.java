package dev.crashcart.core.plan;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /**
   * A text file that others edit too: written whole with all their lines as they were to the byte,
   * and refused when it is no longer as the plan saw it.
   *
   * @param before its bytes as Latin-1 characters; empty when there was none
   * @param after the same, afterwards
   * @param what for the operator, such as {@code the block of Crashcart}
   */
  record EditFile(String path, Optional<Secret> before, Secret after, FileFacts facts, String what)
      implements Step {
    @Override
    public String describe() {
      return path + ": " + what;
    }

    @Override
    public void runOn(Host host) throws HostFailure {
      Optional<Secret> present =
          host.read(path).map(bytes -> new Secret(new String(bytes, StandardCharsets.ISO_8859_1)));
      if (!present.equals(before)) {
        throw new HostFailure(
            path + " was changed by somebody else meanwhile; look at the plan again.");
      }
      host.write(path, after.reveal().getBytes(StandardCharsets.ISO_8859_1), facts);
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
   * A step in a folder that somebody else may write, refused where one of these places has become a
   * symbolic link: it would lead root's hand into other files.
   */
  record Unlinked(Step step, List<String> places) implements Step {
    public Unlinked {
      places = List.copyOf(places);
    }

    @Override
    public String describe() {
      return step.describe();
    }

    @Override
    public void runOn(Host host) throws HostFailure {
      for (String place : places) {
        Optional<String> target = host.link(place);
        if (target.isPresent()) {
          throw new HostFailure(
              place
                  + " has become a symbolic link (to "
                  + target.get()
                  + "), which is not followed; look at the plan again.");
        }
      }
      step.runOn(host);
    }

    @Override
    public List<String> files() {
      return step.files();
    }
  }

  /**
   * Entries of a file of colon-separated lines that others edit too (passwd, shadow, group,
   * gshadow): only these lines change, all in one atomic write; mode, owner and all other lines
   * stay to the byte. When one of them is no longer as the plan saw it, none is changed.
   */
  record EditEntries(String path, List<EntryEdit> edits) implements Step {
    private static final int MOST_NAMED = 8;

    public EditEntries {
      edits = List.copyOf(edits);
    }

    /** The names of the entries, in the order of the edits. */
    public List<String> names() {
      return edits.stream().map(EntryEdit::name).toList();
    }

    @Override
    public String describe() {
      String named =
          edits.stream().limit(MOST_NAMED).map(EntryEdit::what).collect(Collectors.joining("; "));
      int more = edits.size() - MOST_NAMED;
      return path + ": " + named + (more > 0 ? "; and " + more + " more" : "");
    }

    @Override
    public void runOn(Host host) throws HostFailure {
      byte[] old =
          host.read(path).orElseThrow(() -> new HostFailure("There is no file " + path + "."));
      FileFacts facts =
          host.facts(path).orElseThrow(() -> new HostFailure("There is no file " + path + "."));
      EntryLines lines = EntryLines.of(old);
      Map<String, Optional<String>> after = new LinkedHashMap<>();
      for (EntryEdit edit : edits) {
        if (!lines.find(edit.name()).equals(edit.before().map(Secret::reveal))) {
          throw new HostFailure(
              "The entry of "
                  + edit.name()
                  + " in "
                  + path
                  + " was changed by somebody else meanwhile; look at the plan again.");
        }
        after.put(edit.name(), edit.after().map(Secret::reveal));
      }
      host.write(path, EntryLines.bytes(lines.with(after)), facts);
    }

    @Override
    public List<String> files() {
      return List.of(path);
    }
  }

  /**
   * A text that a program judges before anything is changed: it stands in a file for so long only.
   *
   * @param path of that file, in a folder of ours
   * @param check the program, {@code {}} standing for the file
   * @param what for the operator, such as {@code the whole configuration of sshd as it will be}
   */
  record Check(String path, Secret content, List<String> check, String what) implements Step {
    public Check {
      check = List.copyOf(check);
    }

    @Override
    public String describe() {
      return "check " + what + " by " + check.get(0);
    }

    @Override
    public void runOn(Host host) throws HostFailure {
      byte[] bytes = content.reveal().getBytes(StandardCharsets.ISO_8859_1);
      try {
        host.write(path, bytes, FileFacts.file(0600, 0, 0), check);
      } finally {
        host.remove(path);
      }
    }

    @Override
    public List<String> files() {
      return List.of(path);
    }
  }

  /**
   * A command with its argument vector; it fails when its exit status is not 0.
   *
   * @param back what is run, in this order, once the files are as they were, when the change goes
   *     back on the running system: a service reads its files again. Each must do no harm when it
   *     was not needed, for nobody knows how far the steps had come
   */
  record Run(List<String> command, String why, Duration limit, List<List<String>> back)
      implements Step {
    public Run {
      command = List.copyOf(command);
      back = back.stream().map(List::copyOf).toList();
    }

    /** A command that changes nothing that would have to go back. */
    public static Run of(List<String> command, String why, Duration limit) {
      return new Run(command, why, limit, List.of());
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
