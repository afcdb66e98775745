package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.page.View.Row;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an operator finds an entry of which he knows a word. */
class FindFlowTest {
  @TempDir private Path folder;
  private Bench bench;

  @BeforeEach
  void setUp() throws HostFailure {
    bench = Bench.withAdmin(folder.resolve("appliance"));
  }

  private List<Row> found(String word) throws HostFailure {
    PageWalk walk = bench.walk().choose("find").fill("word", word);
    return ((View.Table) walk.view()).rows();
  }

  private Map<Path, String> files() throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        // What commands were run is noted by the simulation, also of those that only look.
        if (!file.endsWith(".simulated/ran")) {
          contents.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return contents;
  }

  @Test
  void anEntryIsFoundByAPartOfItsNameAndEnterGoesThere() throws HostFailure {
    PageWalk walk = bench.walk().choose("find").fill("word", "RECOVER");
    View.Table table = (View.Table) walk.view();
    assertThat(table.title()).isEqualTo("Found: recover");
    assertThat(table.rows().get(0).cells())
        .containsExactly("Recover access", "1 1", "Sign-in and passwords");
    walk.row("0", "enter");
    assertThat(walk.text()).startsWith("Recover access: which account?");
    assertThat(walk.escape().text()).as("back to what was found").startsWith("Found: recover");
    assertThat(walk.escape().text()).startsWith("Find an entry");
    assertThat(walk.escape().text()).startsWith("Console setup");
  }

  @Test
  void aFieldIsFoundWithThePageThatHasIt() throws HostFailure {
    assertThat(found("domain")).anySatisfy(row -> assertThat(row.cells().get(1)).startsWith("3"));
    assertThat(found("boot")).isNotEmpty();
    assertThat(found("DNS").get(0).cells()).startsWith("Gateways and name servers", "3 2");
    assertThat(found("reboot").get(0).cells()).contains("0");
  }

  @Test
  void whatCanNoMoreBeChosenIsNotOpened() throws HostFailure {
    String rules = "etc/sudoers.d/50-crashcart";
    String before = bench.read(rules);
    bench.edit(rules, text -> text + "# by hand\n");
    PageWalk walk = bench.walk().choose("find").fill("word", "changed outside");
    assertThat(((View.Table) walk.view()).rows().get(0).cells())
        .containsExactly("Changed outside Crashcart", "1 6", "Sign-in and passwords");
    bench.edit(rules, text -> before);
    walk.look().row("0", "enter");
    assertThat(walk.told()).startsWith("Not now: ");
    assertThat(walk.text()).startsWith("Found: changed outside");
  }

  @Test
  void namesComeBeforeWhatIsOnlyInAHelp() throws HostFailure {
    List<Row> rows = found("password");
    int lastName = 0;
    int firstHelp = rows.size();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).cells().get(0).toLowerCase().contains("password")) {
        lastName = i;
      } else {
        firstHelp = Math.min(firstHelp, i);
      }
    }
    assertThat(lastName).isLessThan(firstHelp);
  }

  @Test
  void lookingForAnEntryKnowsEveryPageAndChangesNothing() throws Exception {
    Map<Path, String> before = files();
    List<Row> rows = found("e");
    assertThat(rows).hasSizeGreaterThan(40);
    Set<String> ways = new HashSet<>();
    rows.forEach(row -> ways.add(row.cells().get(1)));
    assertThat(ways).contains("1", "2", "3", "4", "5", "8", "9", "0", "8 7");
    assertThat(files()).containsExactlyInAnyOrderEntriesOf(before);
  }

  @Test
  void nothingTypedAndNothingFoundIsSaid() throws HostFailure {
    assertThat(bench.walk().choose("find").fill("word", " ").problems().get("word"))
        .contains("Type a part");
    assertThat(bench.walk().choose("find").fill("word", "xyzzy").problems().get("word"))
        .contains("No entry");
  }
}
