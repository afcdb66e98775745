package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AuthorizedKey;
import dev.crashcart.core.accounts.KeyAddress;
import dev.crashcart.core.accounts.KeyReading;
import dev.crashcart.core.apply.AuthorizedKeysDesk;
import dev.crashcart.core.apply.FoundKeys;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The form that asks where a key comes from, or for the key itself. */
record KeySourcePage(
    AccountName name, List<AuthorizedKey> present, Kind kind, String title, Field field)
    implements Page {
  private static final String FIELD = "source";

  /** What is typed into it. */
  enum Kind {
    LINES,
    PATH,
    ADDRESS
  }

  static KeySourcePage paste(AccountName name, List<AuthorizedKey> present) {
    return new KeySourcePage(
        name,
        present,
        Kind.LINES,
        "New key for " + name + ": paste it",
        Field.lines(
            FIELD,
            "Public keys",
            "What stands in the .pub file, one key a line. A private key is refused, and nothing is"
                + " kept of it.",
            ""));
  }

  /** The folder is where the operator goes on typing. */
  static KeySourcePage path(AccountName name, List<AuthorizedKey> present, String folder) {
    return new KeySourcePage(
        name,
        present,
        Kind.PATH,
        "New key for " + name + ": from a file",
        Field.text(
            FIELD,
            "Path",
            "A .pub file, an authorized_keys file, or a folder with such files.",
            folder));
  }

  static KeySourcePage web(AccountName name, List<AuthorizedKey> present) {
    return new KeySourcePage(
        name,
        present,
        Kind.ADDRESS,
        "New key for " + name + ": from the web",
        Field.text(
            FIELD,
            "Address",
            "Such as github:ann, gitlab:ann, https://host/ann.keys. It takes at most 15 seconds.",
            ""));
  }

  @Override
  public View view(Desk desk) {
    return new View.Form(title, "", List.of(field), "Continue");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    String text = answer.text(FIELD).strip();
    if (text.isEmpty()) {
      return new Next.Problems(Map.of(FIELD, "Write something, or go back with Esc."));
    }
    return switch (kind) {
      case LINES -> pasted(text);
      case PATH -> Next.work("Reading " + text + "…", () -> inFile(text, desk));
      case ADDRESS -> address(text, desk);
    };
  }

  private Next pasted(String text) {
    KeyReading reading = AuthorizedKeysDesk.read(text.getBytes(StandardCharsets.UTF_8));
    List<String> faults = reading.faults().stream().map(KeyReading.Fault::toString).toList();
    if (reading.keys().isEmpty()) {
      // What was refused may have been secret: it does not stay on the screen.
      return new Next.Problems(Map.of(FIELD, sentences(faults)), Set.of(FIELD));
    }
    return Next.open(new CameKeysPage(name, "what you pasted", reading.keys(), faults, present));
  }

  private static String sentences(List<String> faults) {
    String all = String.join(" ", faults);
    return Character.toUpperCase(all.charAt(0)) + all.substring(1);
  }

  private Next inFile(String path, Desk desk) throws HostFailure {
    return came(path, desk.appliance().sshDesk().authorizedKeys().readFile(path));
  }

  private Next address(String text, Desk desk) {
    KeyAddress address;
    try {
      address = KeyAddress.of(text);
    } catch (IllegalArgumentException refused) {
      return new Next.Problems(Map.of(FIELD, String.valueOf(refused.getMessage())));
    }
    return Next.work(
        "Fetching " + address + "…",
        () ->
            came(
                address.toString(),
                List.of(desk.appliance().sshDesk().authorizedKeys().fetch(address))));
  }

  private Next came(String source, List<FoundKeys> found) {
    List<PublicKeyLine> keys = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (FoundKeys one : found) {
      one.reading().keys().stream()
          .filter(key -> keys.stream().noneMatch(key::isSameKey))
          .forEach(keys::add);
      String place = found.size() > 1 ? one.source() + ": " : "";
      one.reading().faults().forEach(fault -> faults.add(place + fault));
    }
    return Next.open(new CameKeysPage(name, source, keys, faults, present));
  }
}
