package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.command.Commands;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.host.HostFailure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

/** "The same by command" is a command line that the real commands understand, with its options. */
class ShownCommandsTest {
  private static final String HEADING = "The same by command\n";

  @TempDir private Path folder;

  /** The command on the page behind "details" of the plan that a walk has come to. */
  private static String shownAt(PageWalk plan) throws HostFailure {
    String text = plan.choose("steps").text();
    assertThat(text).contains(HEADING);
    return text.substring(text.indexOf(HEADING) + HEADING.length()).lines().findFirst().orElse("");
  }

  /** Parses it as the command line would; returns its last command and that one's options. */
  private static ParseResult parsed(String shown) {
    List<String> words = Arrays.asList(shown.strip().split(" "));
    assertThat(words).as(shown).startsWith("crashcart");
    ParseResult parsed =
        Commands.parser().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    return parsed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"enable", "unlock", "clear-failures", "second-factor-off", "end-sessions"})
  void everyTickOfRecoverIsAnOptionOfTheCommand(String tick) throws HostFailure {
    AccountStatus ann = Some.account("ann", true, PasswordState.LOCKED, 3, true, true, 2);
    RecoverPage page = RecoverPage.of(ann, Optional.empty());
    View.Form form = (View.Form) page.view(Some.desk(folder, Optional.of(Some.status(ann))));
    assertThat(form.fields()).anyMatch(field -> field.id().equals(tick));
    Map<String, String> ticked = new HashMap<>(Map.of(tick, "true"));
    String shown = page.command(new Answer(Answer.OK, Optional.empty(), ticked, Map.of()), false);
    assertThat(parsed(shown).matchedOptions())
        .as(shown)
        .extracting(option -> option.longestName())
        .containsExactly("--" + tick);
  }

  @Test
  void everyTickOfRecoverIsAskedFor() throws HostFailure {
    AccountStatus ann = Some.account("ann", true, PasswordState.LOCKED, 3, true, true, 2);
    View.Form form =
        (View.Form)
            RecoverPage.of(ann, Optional.empty())
                .view(Some.desk(folder, Optional.of(Some.status(ann))));
    List<String> ticks =
        form.fields().stream()
            .filter(field -> field.kind() == View.FieldKind.TICK)
            .map(field -> "--" + field.id())
            .toList();
    assertThat(parsed("crashcart account recover ann").commandSpec().optionsMap().keySet())
        .containsAll(ticks);
  }

  @Test
  void recoveringByThePagesShowsTheCommandThatDoesTheSame() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance")).withAdministrator("ann");
    bench.walk().choose("1").choose("accounts").row("ann", "enter").choose("lock").enter();
    PageWalk walk = bench.walk().choose("1").choose("recover").row("ann", "enter");
    String shown = shownAt(walk.password(Bench.GOOD));
    assertThat(shown).isEqualTo("crashcart account recover ann --password --stdin --unlock");
    assertThat(parsed(shown).matchedOptions()).hasSize(3);
  }

  @Test
  void thePagesOfOneAccountShowCommandsThatAreUnderstood() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance")).withAdministrator("ann");
    for (String choice : List.of("disable", "lock")) {
      PageWalk walk = bench.walk().choose("1").choose("accounts").row("ann", "enter");
      ParseResult parsed = parsed(shownAt(walk.choose(choice)));
      assertThat(parsed.commandSpec().qualifiedName()).isEqualTo("crashcart account " + choice);
      walk.escape().enter();
    }
    for (String choice : List.of("unlock", "enable")) {
      PageWalk walk = bench.walk().choose("1").choose("accounts").row("ann", "enter");
      ParseResult parsed = parsed(shownAt(walk.choose(choice)));
      assertThat(parsed.commandSpec().qualifiedName()).isEqualTo("crashcart account " + choice);
      walk.escape().enter();
    }
    PageWalk walk = bench.walk().choose("1").choose("accounts").row("ann", "enter");
    ParseResult parsed = parsed(shownAt(walk.choose("password").password(Bench.GOOD)));
    assertThat(parsed.hasMatchedOption("--stdin")).isTrue();
  }

  @Test
  void theConsentToLeaveNobodyIsPartOfTheCommand() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance"));
    PageWalk walk = bench.walk().choose("1").choose("accounts").row("admin", "enter");
    ParseResult parsed = parsed(shownAt(walk.choose("disable").choose("leave-nobody")));
    assertThat(parsed.hasMatchedOption("--leave-nobody")).isTrue();
  }

  @Test
  void addingAndChoosingTheMethodShowCommandsThatAreUnderstood() throws HostFailure {
    Bench bench = new Bench(folder.resolve("appliance"));
    ParseResult method = parsed(shownAt(bench.walk().choose("admin").password(Bench.GOOD)));
    assertThat(method.originalArgs()).contains("admin", "--stdin");
    bench.walk().choose("admin").password(Bench.GOOD).enter().enter();
    PageWalk walk =
        bench
            .walk()
            .choose("1")
            .choose("add")
            .fill(
                "name",
                "ann",
                PasswordFields.FIRST,
                Bench.OTHER,
                PasswordFields.AGAIN,
                Bench.OTHER);
    ParseResult added = parsed(shownAt(walk));
    assertThat(added.hasMatchedOption("--administrator")).isTrue();
    assertThat(added.hasMatchedOption("--stdin")).isTrue();
  }

  @Test
  void thePagesOfTheNetworkShowCommandsThatAreUnderstood() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance"));
    PageWalk walk = bench.walk().choose("2").row("eno1", "enter").choose("edit");
    walk.shape("ipv4.method", "static").fill("addresses", "192.168.40.50/24");
    assertThat(parsed(shownAt(walk.choose("keep"))).originalArgs())
        .startsWith("set")
        .contains(
            "network.interfaces.eno1.addresses=192.168.40.50/24",
            "network.gateway.ipv4=192.168.40.1");
    walk = bench.walk().choose("2").row("eno1", "enter").choose("lease");
    ParseResult lease = parsed(shownAt(walk));
    assertThat(lease.commandSpec().qualifiedName()).isEqualTo("crashcart network lease-to-static");
    assertThat(lease.hasMatchedOption("--try")).isTrue();
    walk = bench.walk().choose("3").choose("reset");
    assertThat(parsed(shownAt(walk)).commandSpec().qualifiedName())
        .isEqualTo("crashcart network reset");
    walk.escape().enter().choose("keep");
    walk = bench.walk().choose("2").row("eno1", "enter").choose("remove");
    assertThat(parsed(shownAt(walk)).originalArgs()).startsWith("unset", "network.interfaces.eno1");
  }

  @Test
  void choosingTheMethodAgainWithTheSamePasswordSaysSo() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance")).withAdministrator("ann");
    bench.edit(
        "etc/shadow",
        all ->
            all.replaceFirst(
                "root:[^:]*", Matcher.quoteReplacement("root:" + bench.shadow("ann"))));
    PageWalk walk = bench.walk().choose("1").choose("method").choose("admin").fill();
    ParseResult parsed = parsed(shownAt(walk));
    assertThat(parsed.hasMatchedOption("--keep-password")).isTrue();
    assertThat(parsed.hasMatchedOption("--stdin")).isFalse();
  }

  @Test
  void thePagesOfKeyPairsAndConnectionsShowCommandsThatAreUnderstood() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance"));
    PageWalk walk = bench.walk().choose("6").choose("key-pairs").choose("new");
    walk.shape("type", "rsa").fill("name", "backup", "bits", "2048");
    ParseResult pair = parsed(shownAt(walk));
    assertThat(pair.originalArgs()).contains("backup", "--bits");
    walk.escape().enter();
    var reach =
        new SomeConnections.Pretended(List.of(SomeConnections.ED25519), SomeConnections.works());
    ConnectionsPage list = new ConnectionsPage(SomeConnections.tries(reach));
    walk = bench.walk().open(list).choose("new");
    walk.fill("name", "nas02", "host", "192.168.40.6", "port", "2222").choose("enter").enter();
    ParseResult added = parsed(shownAt(walk));
    assertThat(added.commandSpec().qualifiedName()).isEqualTo("crashcart connection add");
    assertThat(added.hasMatchedOption("--accept")).isTrue();
    walk.escape().enter();
    walk = bench.walk().open(list).row("nas02", "enter").fill("port", "2200").enter();
    assertThat(parsed(shownAt(walk)).originalArgs())
        .containsExactly("set", "connections.nas02.port=2200");
    walk = bench.walk().open(list).row("nas02", "remove");
    assertThat(parsed(shownAt(walk)).commandSpec().qualifiedName())
        .isEqualTo("crashcart connection remove");
  }
}
