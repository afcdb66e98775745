package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Row;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting of several lines, to add to, change, take from and put in order. Nothing is decided
 * here before the plan: what was done to the lines stays on the page until then.
 */
final class LinesPage implements Page {
  private static final String ENTER = "enter";
  private static final String NEW = "new";
  private static final String REMOVE = "remove";
  private static final String UP = "up";
  private static final String DOWN = "down";
  private static final String CONTINUE = "continue";
  private static final Pattern NUMBER = Pattern.compile("line ([0-9]{1,6})\\b");

  private final Plot plot;
  private final Draft draft;

  /** What was done to the lines; empty while they are as the settings have them. */
  private Optional<List<Entry>> edited = Optional.empty();

  /** Why a line was refused, by its id; told by the worker. */
  private volatile Map<String, String> refused = Map.of();

  private int made;

  /**
   * What the lines are.
   *
   * @param key the dotted key of the setting
   * @param present the lines the settings have
   */
  record Plot(
      String title,
      String excerpt,
      String key,
      String help,
      String reason,
      Function<Settings, List<String>> present) {}

  /** A line with an id by which the cursor follows it when it is moved. */
  private record Entry(String id, String text) {}

  LinesPage(Plot plot, Draft draft) {
    this.plot = plot;
    this.draft = draft;
  }

  @Override
  public View view(Desk desk) {
    List<Entry> lines = lines(desk);
    List<Row> rows = new ArrayList<>();
    for (Entry line : lines) {
      String why = refused.getOrDefault(line.id(), "");
      String number = String.valueOf(rows.size() + 1);
      rows.add(
          new Row(
              line.id(),
              List.of(number, (why.isEmpty() ? "" : "! ") + line.text()),
              why.isEmpty() ? line.text() : "! " + why));
    }
    return new View.Table(
        plot.title(),
        isChanged(desk) ? "Changed here, not applied yet: c goes on to the plan." : plot.excerpt(),
        List.of("No", "Line"),
        rows,
        isChanged(desk) ? "All lines are gone; c goes on." : "There is no line yet; n adds one.",
        keys());
  }

  private static List<KeyHint> keys() {
    return List.of(
        new KeyHint(ENTER, '\n', Optional.empty(), "change"),
        KeyHint.of(CONTINUE, 'c', "continue"),
        KeyHint.of(NEW, 'n', "new"),
        KeyHint.of(REMOVE, 'd', "delete"),
        KeyHint.of(UP, 'u', "up"),
        KeyHint.of(DOWN, 'j', "down"));
  }

  private List<Entry> lines(Desk desk) {
    return edited.orElseGet(() -> present(desk));
  }

  private List<Entry> present(Desk desk) {
    List<Entry> lines = new ArrayList<>();
    for (String text : plot.present().apply(draft.settings(desk))) {
      lines.add(new Entry("line " + lines.size(), text));
    }
    return lines;
  }

  private boolean isChanged(Desk desk) {
    return !texts(lines(desk)).equals(texts(present(desk)));
  }

  private static List<String> texts(List<Entry> lines) {
    return lines.stream().map(Entry::text).toList();
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    List<Entry> lines = new ArrayList<>(lines(desk));
    int at = at(lines, answer.row());
    switch (answer.choice()) {
      case CONTINUE:
        return toPlan(lines, desk);
      case NEW:
        return Next.open(page("New line", "", text -> insert(lines, at + 1, text)));
      case ENTER:
        return at < 0
            ? Next.stay()
            : Next.open(page("Line " + (at + 1), lines.get(at).text(), put(lines, at)));
      case REMOVE:
        return at < 0 ? Next.stay() : removed(lines, at);
      case UP:
        return moved(lines, at, at - 1);
      case DOWN:
        return at < 0 ? Next.stay() : moved(lines, at, at + 1);
      default:
        return Next.stay();
    }
  }

  private static int at(List<Entry> lines, Optional<String> row) {
    return row.map(id -> lines.stream().map(Entry::id).toList().indexOf(id)).orElse(-1);
  }

  private LinePage page(String title, String text, Consumer<String> taken) {
    return new LinePage(title, plot.help(), text, taken);
  }

  private void insert(List<Entry> lines, int place, String text) {
    made++;
    // A new one goes beneath the cursor; without any line that is the beginning.
    lines.add(place, new Entry("made " + made, text));
    edited = Optional.of(lines);
  }

  private Consumer<String> put(List<Entry> lines, int place) {
    return text -> {
      String id = lines.get(place).id();
      lines.set(place, new Entry(id, text));
      Map<String, String> others = new LinkedHashMap<>(refused);
      others.remove(id);
      refused = others;
      edited = Optional.of(lines);
    };
  }

  private Next removed(List<Entry> lines, int at) {
    lines.remove(at);
    edited = Optional.of(lines);
    return Next.stay();
  }

  private Next moved(List<Entry> lines, int from, int to) {
    if (from < 0 || to < 0 || to >= lines.size()) {
      return Next.stay();
    }
    lines.add(to, lines.remove(from));
    edited = Optional.of(lines);
    return Next.stay();
  }

  private Next toPlan(List<Entry> lines, Desk desk) {
    refused = Map.of();
    return NetworkChange.of(
            plot.reason(), draft, new SettingEdits().lines(plot.key(), texts(lines)))
        .begin(desk, problems -> wrong(problems, lines));
  }

  /** The first sentence is said at once; each stands at its line for as long as that stays. */
  private Next wrong(List<Problem> problems, List<Entry> lines) {
    Map<String, String> why = new LinkedHashMap<>();
    List<String> said = new ArrayList<>();
    for (Problem problem : problems) {
      int line = line(problem);
      boolean ours = problem.key().equals(plot.key()) && line > 0 && line <= lines.size();
      if (problem.isError() && ours) {
        why.merge(lines.get(line - 1).id(), problem.message(), (one, two) -> one + " " + two);
        said.add(sentence(line, problem.message()));
      } else if (problem.isError()) {
        return Next.open(new ProblemsPage(problems));
      }
    }
    refused = why;
    return said.isEmpty() ? Next.stay() : new Next.Tell(said.get(0));
  }

  /** By its place, or, where sshd itself was asked, by the number the sentence begins with. */
  private static int line(Problem problem) {
    Matcher number = NUMBER.matcher(problem.message());
    return problem.place().hasLine() || !number.lookingAt()
        ? problem.place().line()
        : Integer.parseInt(number.group(1));
  }

  private static String sentence(int line, String message) {
    return NUMBER.matcher(message).lookingAt()
        ? "L" + message.substring(1)
        : "Line " + line + ": " + message;
  }
}
