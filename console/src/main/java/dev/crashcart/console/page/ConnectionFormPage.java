package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.ConnectionHost;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.SshSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A connection to another machine: saved values when it has a name already, else a new one. */
final class ConnectionFormPage implements Page {
  private static final String METHOD = "method";
  private static final String DISCOVER = "discover";
  private static final String INSECURE = "insecure";
  private static final String NEW_PAIR = "(make a new one)";

  private final Tries tries;
  private final Optional<SshName> name;

  /** What was typed last; it decides which fields there are. */
  private final Map<String, String> typed = new LinkedHashMap<>();

  /** Made once, so that going back and on again does not make another; set on the worker. */
  private volatile Optional<KeyPair> made = Optional.empty();

  ConnectionFormPage(Tries tries, Optional<SshName> name) {
    this.tries = tries;
    this.name = name;
  }

  private Optional<Connection> saved(Desk desk) {
    return name.map(Draft.kept().settings(desk).ssh().connections()::get);
  }

  @Override
  public View view(Desk desk) {
    return new View.Form(
        name.map(it -> "Connection " + it).orElse("New connection"),
        "",
        fields(desk),
        "Save and try it");
  }

  private List<Field> fields(Desk desk) {
    Optional<Connection> saved = saved(desk);
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.choice(METHOD, "Set-up method", "", "Manual", List.of("Manual"))
            .disabledBecause("semi-automatic comes with the web interface"));
    fields.add(
        Field.text(
            FormProblems.NAME,
            "Name",
            "What you call it, such as nas02.",
            name.map(SshName::value).orElse("")));
    fields.add(text(Connection.HOST, saved.flatMap(Connection::host).orElse("")));
    fields.add(text(Connection.PORT, saved.map(it -> it.port()).map(String::valueOf).orElse("22")));
    fields.add(text(Connection.USERNAME, saved.map(Connection::username).orElse("root")));
    fields.add(pair(desk, saved));
    fields.addAll(security(saved));
    return fields;
  }

  private List<Field> security(Optional<Connection> saved) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.lines(
            Connection.HOST_KEYS.name(),
            Connection.HOST_KEYS.label(),
            hostKeyHelp(saved.map(Connection::hostKeys).orElse(List.of())),
            saved.map(it -> Connection.HOST_KEYS.show(it.hostKeys())).orElse("")));
    fields.add(
        Field.tick(
            DISCOVER,
            "Look for its host keys anew",
            "Space ticks it. They are looked for anyway while none is accepted.",
            false));
    fields.addAll(cipher(saved));
    fields.add(
        Field.text(
            Connection.CONNECT_TIMEOUT.name(),
            Connection.CONNECT_TIMEOUT.label(),
            Connection.CONNECT_TIMEOUT.help(),
            String.valueOf(
                saved
                    .map(Connection::connectTimeout)
                    .orElse(Connection.CONNECT_TIMEOUT.defaultValue())
                    .toSeconds())));
    return fields;
  }

  private static String hostKeyHelp(List<PublicKeyLine> accepted) {
    return accepted.isEmpty()
        ? "One a line. Leave it empty: they are looked for when you save, and you compare."
        : "Accepted: "
            + accepted.stream().map(HostKeyWords::named).collect(Collectors.joining("; "))
            + ".";
  }

  private static Field text(Key<?> key, String value) {
    return Field.text(key.name(), key.label(), key.help(), value);
  }

  private Field pair(Desk desk, Optional<Connection> saved) {
    List<String> choices = new ArrayList<>();
    Draft.kept().settings(desk).ssh().keyPairs().keySet().forEach(it -> choices.add(it.value()));
    choices.add(NEW_PAIR);
    return Field.choice(
        Connection.KEY_PAIR.name(),
        Connection.KEY_PAIR.label(),
        Connection.KEY_PAIR.help(),
        saved.flatMap(Connection::keyPair).map(SshName::value).orElse(choices.get(0)),
        choices);
  }

  private List<Field> cipher(Optional<Connection> saved) {
    String value =
        Connection.CIPHER.show(
            saved.map(Connection::cipher).orElse(Connection.CIPHER.defaultValue()));
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.choice(
                Connection.CIPHER.name(),
                Connection.CIPHER.label(),
                Connection.CIPHER.help(),
                value,
                Connection.CIPHER.choices())
            .shaping());
    if (typed.getOrDefault(Connection.CIPHER.name(), value).equals("disabled")) {
      fields.add(
          Field.tick(
              INSECURE,
              "Without secrecy: anybody on the way reads it",
              "All that is sent can be read and changed by anybody on the network between. Space"
                  + " ticks that you want this.",
              value.equals("disabled")));
    }
    return fields;
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    typed.putAll(answer.texts());
    if (answer.choice().equals(Answer.SHAPED) || desk.status().isEmpty()) {
      return Next.stay();
    }
    Map<String, String> problems = problems(answer, desk);
    if (!problems.isEmpty()) {
      return new Next.Problems(problems);
    }
    SshName wanted = new SshName(answer.text(FormProblems.NAME).strip());
    FormProblems fields = new FormProblems(ConnectionChange.key(wanted), ids(desk));
    if (!answer.text(Connection.KEY_PAIR.name()).equals(NEW_PAIR)) {
      return change(wanted, answer, Optional.empty(), saved(desk)).begin(desk, fields);
    }
    return Next.work(
        "Making a key pair…",
        () -> {
          if (made.isEmpty()) {
            made = Optional.of(PairMaking.forConnection(wanted, desk));
          }
          return change(wanted, answer, made, saved(desk)).begin(desk, fields);
        });
  }

  private Set<String> ids(Desk desk) {
    Set<String> ids = new TreeSet<>();
    fields(desk).forEach(field -> ids.add(field.id()));
    return ids;
  }

  private Map<String, String> problems(Answer answer, Desk desk) {
    Map<String, String> problems = new LinkedHashMap<>();
    String wanted = answer.text(FormProblems.NAME).strip();
    try {
      SshName valid = new SshName(wanted);
      boolean taken = Draft.kept().settings(desk).ssh().connections().containsKey(valid);
      if (taken && !name.equals(Optional.of(valid))) {
        problems.put(FormProblems.NAME, "There is a connection " + valid + " already.");
      }
    } catch (IllegalArgumentException refused) {
      problems.put(
          FormProblems.NAME,
          wanted.isEmpty() ? "Give it a name." : String.valueOf(refused.getMessage()));
    }
    if (answer.text(Connection.HOST.name()).isBlank()) {
      problems.put(Connection.HOST.name(), "Give the name or address of the other machine.");
    }
    if (answer.text(Connection.CIPHER.name()).equals("disabled") && !answer.ticked(INSECURE)) {
      problems.put(INSECURE, "Tick it, or choose another cipher: this one hides nothing.");
    }
    return problems;
  }

  private ConnectionChange change(
      SshName wanted, Answer answer, Optional<KeyPair> pair, Optional<Connection> saved) {
    SettingEdits edits = new SettingEdits();
    name.filter(old -> !old.equals(wanted))
        .ifPresent(old -> edits.unset(ConnectionChange.key(old)));
    pair.ifPresent(it -> add(it, edits));
    List<String> notes = new ArrayList<>();
    for (Key<?> key : Connection.KEYS) {
      String text = answer.text(key.name()).strip();
      if (key == Connection.HOST && ConnectionHost.isUrl(text)) {
        text = host(text);
        notes.add("Of the web address only its host is used: " + text + ".");
      }
      if (key == Connection.KEY_PAIR && pair.isPresent()) {
        text = pair.get().name().value();
      }
      String dotted = ConnectionChange.key(wanted, key);
      if (key == Connection.HOST_KEYS) {
        hostKeys(text, dotted, saved, edits);
      } else {
        edits.set(dotted, text.equals(usual(key)) ? "" : text);
      }
    }
    edits.thing(ConnectionChange.key(wanted));
    return new ConnectionChange(
        tries,
        name,
        wanted,
        (name.isPresent() ? "change" : "add") + " the connection " + wanted,
        edits,
        notes,
        answer.ticked(DISCOVER));
  }

  /** Only when they are others, or stand under another name now. */
  private void hostKeys(
      String text, String dotted, Optional<Connection> saved, SettingEdits edits) {
    List<String> typedKeys = text.lines().filter(line -> !line.isBlank()).toList();
    List<String> before =
        saved.map(Connection::hostKeys).orElse(List.of()).stream()
            .map(PublicKeyLine::toString)
            .toList();
    boolean moved = saved.isPresent() && !dotted.startsWith(saved.get().key() + ".");
    if (moved || !typedKeys.equals(before)) {
      edits.lines(dotted, typedKeys);
    }
  }

  /** The host of a web address; what is none is left for the reader to refuse. */
  private static String host(String url) {
    try {
      return ConnectionHost.read(url);
    } catch (IllegalArgumentException refused) {
      return url;
    }
  }

  private static void add(KeyPair pair, SettingEdits edits) {
    String key = KeyPath.join(SshSettings.KEY_PAIRS, pair.name().value());
    edits.set(KeyPath.join(key, KeyPair.PUBLIC.name()), KeyPair.PUBLIC.show(pair.publicKey()));
    edits.secret(
        KeyPath.join(key, KeyPair.PRIVATE.name()), KeyPair.PRIVATE.show(pair.privateKey()));
  }

  /** A default is not written; neither is a number of seconds that is the default. */
  private static <T> String usual(Key<T> key) {
    return key.show(key.defaultValue()).replaceFirst("(?<=[0-9])s$", "");
  }
}
