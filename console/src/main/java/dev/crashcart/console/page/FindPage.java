package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.console.page.View.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds an entry or a field by a word of its label or help, wherever in the menu it is. What there
 * is to be found is asked of the pages themselves, so that it is never another list to keep.
 */
final class FindPage implements Page {
  private static final String WORD = "word";

  /** Deeper there are things, such as accounts, and not places. */
  private static final int MOST_STEPS = 3;

  private static final int NAMES_ENOUGH = 60;

  /** What people type who know it by the name of another system. */
  private static final Map<String, String> TWINS =
      Map.of(
          "dns", "name server",
          "hostname", "host name",
          "ip", "address",
          "login", "sign-in",
          "user", "account",
          "reboot", "restart",
          "poweroff", "shut down",
          "vlan", "interface");

  private final Page start;

  /** Finds what can be reached from a menu. */
  FindPage(Page start) {
    this.start = start;
  }

  /**
   * A place in the menu.
   *
   * @param way the keys that lead to it from the main menu, and then its page's title
   * @param from the page on which it is an entry; the main menu for a page's field
   * @param choice what that page is answered to open it
   */
  private record Place(String label, String way, String help, Page from, String choice) {
    boolean named(String word) {
      return in(label, word);
    }

    boolean has(String word) {
      return in(label, word) || in(help, word);
    }

    private static boolean in(String text, String word) {
      String lower = lower(text);
      return lower.contains(word) || lower.contains(TWINS.getOrDefault(word, word));
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public View view(Desk desk) {
    return new View.Form(
        "Find an entry",
        "",
        List.of(Field.text(WORD, "Word", "A part of its name or its help: dns, lock, key.", "")),
        "Find");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    String word = lower(answer.text(WORD).strip());
    if (word.isEmpty()) {
      return new Next.Problems(Map.of(WORD, "Type a part of a name."));
    }
    List<Place> all = new ArrayList<>();
    collect(start, "", 1, desk, all);
    all.sort(Comparator.comparingInt(place -> place.way().length()));
    List<Place> found = new ArrayList<>();
    all.stream().filter(place -> place.named(word)).forEach(found::add);
    all.stream().filter(place -> place.has(word) && !found.contains(place)).forEach(found::add);
    return found.isEmpty()
        ? new Next.Problems(Map.of(WORD, "No entry and no field has that in its name or help."))
        : Next.open(new FoundPage(word, found));
  }

  private static void collect(Page page, String way, int step, Desk desk, List<Place> all) {
    if (!(page.view(desk) instanceof View.Menu menu)) {
      return;
    }
    for (View.Item item : menu.items()) {
      if (item.disabled().isPresent() || !Character.isDigit(item.key())) {
        continue;
      }
      String to = (way + " " + item.key()).strip();
      Place place = new Place(item.label(), to, item.help(), page, item.id());
      all.add(place);
      if (page.answer(Answer.of(item.id()), desk) instanceof Next.Open open) {
        fields(open.page().view(desk), place, all);
        if (step < MOST_STEPS) {
          collect(open.page(), to, step + 1, desk, all);
        }
      }
    }
  }

  private static void fields(View view, Place place, List<Place> all) {
    if (view instanceof View.Form form) {
      for (Field field : form.fields()) {
        all.add(new Place(field.label(), place.way(), field.help(), place.from(), place.choice()));
      }
    }
  }

  /** What was found; Enter goes there. */
  private record FoundPage(String word, List<Place> places) implements Page {
    @Override
    public View view(Desk desk) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < places.size(); i++) {
        Place place = places.get(i);
        String title = place.from().view(desk).title();
        rows.add(
            new Row(
                String.valueOf(i),
                List.of(place.label(), place.way(), shortened(title)),
                place.help()));
      }
      return new View.Table(
          "Found: " + word,
          "",
          List.of("Entry", "Keys", "In"),
          rows,
          "",
          List.of(new View.KeyHint("enter", '\n', Optional.empty(), "go there")));
    }

    private static String shortened(String title) {
      int end = title.indexOf(" · ");
      String name = end < 0 ? title : title.substring(0, end);
      return name.length() > NAMES_ENOUGH ? name.substring(0, NAMES_ENOUGH) : name;
    }

    @Override
    public Next answer(Answer answer, Desk desk) {
      return answer
          .row()
          .map(row -> places.get(Integer.parseInt(row)))
          .map(place -> place.from().answer(Answer.of(place.choice()), desk))
          .orElse(Next.stay());
    }
  }
}
