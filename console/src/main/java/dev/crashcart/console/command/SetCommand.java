package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code set KEY VALUE…} or {@code set KEY=VALUE…}: settings, applied at once. */
@Command(
    name = "set",
    description = "Change one setting, or several as KEY=VALUE, and apply that at once.",
    footer = {
      "",
      "Example: crashcart set authentication.minimum-length 12",
      "         crashcart set network.interfaces.eno1.ipv4.method=dhcp \\",
      "             network.interfaces.eno1.addresses= --try 60s"
    })
final class SetCommand implements Verb {
  private static final Place PLACE = Place.of("command line");

  @Parameters(
      index = "0",
      paramLabel = "KEY",
      description = "The dotted key, or KEY=VALUE; with nothing behind the = it is taken out.")
  private String key = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "VALUE",
      description = "The value; several for a list. Or further KEY=VALUE.")
  private List<String> values = List.of();

  @Option(
      names = "--stdin",
      description = "Read the value of a secret setting from standard input: one line of UTF-8.")
  private boolean stdin;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    Settings settings = session.appliance().current();
    Map<String, String> wanted = new LinkedHashMap<>();
    Optional<Reply> refusal = read(settings, wanted);
    if (refusal.isEmpty()) {
      refusal = CurrentSettings.broken(session);
    }
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return stdin ? secret(session, settings) : apply(session, settings, wanted);
  }

  private Reply apply(Session session, Settings settings, Map<String, String> wanted)
      throws HostFailure {
    Input changed = settings.toInput();
    for (Map.Entry<String, String> one : wanted.entrySet()) {
      if (!one.getValue().isEmpty()) {
        changed = changed.with(one.getKey(), one.getValue(), PLACE);
      } else if (!key.contains("=")) {
        // An empty value is one that is told to be wrong, as ever.
        changed = changed.with(one.getKey(), "", PLACE);
      } else if (changed.find(one.getKey()).isPresent()) {
        changed = changed.without(one.getKey());
      }
    }
    return change.carryOut(
        session,
        session.appliance().plan(changed, change.consent(session)),
        "set " + String.join(" ", wanted.keySet()));
  }

  private Reply secret(Session session, Settings settings) throws HostFailure {
    PasswordLine line = PasswordLine.read(session.input());
    try {
      if (line.mistake().isPresent()) {
        return Reply.problem(key, line.mistake().get() + " Nothing was changed.");
      }
      Input changed = settings.toInput().with(key, new String(line.password()), PLACE);
      return change.carryOut(
          session, session.appliance().plan(changed, change.consent(session)), "set " + key);
    } finally {
      Arrays.fill(line.password(), '\0');
    }
  }

  /** The settings that are named, with their texts; a reply when something about them is wrong. */
  private Optional<Reply> read(Settings settings, Map<String, String> wanted) {
    if (!key.contains("=")) {
      Optional<Reply> refusal = single(settings);
      if (refusal.isEmpty()) {
        wanted.put(key, SettingKeys.find(key).orElseThrow().kind().joined(values));
      }
      return refusal;
    }
    wanted.put(before(key), behind(key));
    for (String word : values) {
      if (!word.contains("=")) {
        return Optional.of(
            Reply.usage(Key.quote(word) + " is not KEY=VALUE like the words before it."));
      }
      wanted.put(before(word), behind(word));
    }
    if (stdin) {
      return Optional.of(Reply.usage("--stdin goes with one KEY alone."));
    }
    return wanted.keySet().stream()
        .map(one -> refusal(one, settings))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String before(String word) {
    return word.substring(0, word.indexOf('='));
  }

  private static String behind(String word) {
    return word.substring(word.indexOf('=') + 1);
  }

  private Optional<Reply> single(Settings settings) {
    Optional<Reply> refusal = refusal(key, settings);
    if (refusal.isPresent()) {
      return refusal;
    }
    Key<?> known = SettingKeys.find(key).orElseThrow();
    if (stdin && (!known.isSecret() || !values.isEmpty())) {
      return Optional.of(
          Reply.usage("--stdin is for the value of a secret setting, which stands nowhere else."));
    }
    if (!stdin && values.isEmpty()) {
      return Optional.of(
          WrongWords.reply(
              new MissingParameterException(
                  spec.commandLine(), spec.positionalParameters().get(1), "VALUE")));
    }
    return values.size() <= 1 || known.kind().isList()
        ? Optional.empty()
        : Optional.of(
            Reply.usage(key + " takes one value; put it in quotes when it holds blanks."));
  }

  private Optional<Reply> refusal(String dotted, Settings settings) {
    Optional<Key<?>> known = SettingKeys.find(dotted);
    if (known.isEmpty()) {
      return Optional.of(SettingKeys.unknown(dotted, settings));
    }
    boolean account = KeyPath.split(dotted).get(0).equals(AccountsSettings.ACCOUNTS);
    if (known.get().isSecret() && (account || !stdin)) {
      return Optional.of(Reply.usage(secret(dotted, account)));
    }
    return AccountLookup.unknownIn(dotted, settings);
  }

  private static String secret(String dotted, boolean account) {
    List<String> parts = KeyPath.split(dotted);
    return "A secret is never given as an argument, where everybody on the machine could read it."
        + " Use: crashcart "
        + (account
            ? "account password " + (parts.size() > 1 ? parts.get(1) : "NAME")
            : "set " + dotted + " --stdin");
  }
}
