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
   * @param way the keys that lead there from the main menu, such as "1 4"
   * @param in the entry behind which it is
   * @param from the page with the last of these entries; for a field, with the one that opens its
   *     form
   * @param choice what that page is answered to go there
   */
  private record Place(String label, String way, String in, String help, Page from, String choice) {
    boolean named(String word) {
      return contains(label, word);
    }

    boolean has(String word) {
      return named(word) || contains(help, word);
    }

    /** Goes there, unless the entry has become one that cannot be chosen. */
    Next open(Desk desk) {
      Optional<String> not =
          items(from, desk).stream()
              .filter(item -> item.id().equals(choice))
              .flatMap(item -> item.disabled().stream())
              .findFirst();
      return not.<Next>map(reason -> new Next.Tell("Not now: " + reason + "."))
          .orElseGet(() -> from.answer(Answer.of(choice), desk));
    }

    private static boolean contains(String text, String word) {
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
    collect(start, "", "Main menu", 1, desk, all);
    all.sort(Comparator.comparingInt(place -> place.way().length()));
    List<Place> found = new ArrayList<>();
    all.stream().filter(place -> place.named(word)).forEach(found::add);
    all.stream().filter(place -> place.has(word) && !found.contains(place)).forEach(found::add);
    return found.isEmpty()
        ? new Next.Problems(Map.of(WORD, "No entry and no field has that in its name or help."))
        : Next.open(new FoundPage(word, found));
  }

  private static List<View.Item> items(Page page, Desk desk) {
    return page.view(desk) instanceof View.Menu menu ? menu.items() : List.of();
  }

  private static void collect(
      Page page, String way, String in, int step, Desk desk, List<Place> all) {
    for (View.Item item : items(page, desk)) {
      if (item.disabled().isPresent() || !Character.isDigit(item.key())) {
        continue;
      }
      String to = (way + " " + item.key()).strip();
      Place place = new Place(item.label(), to, in, item.help(), page, item.id());
      all.add(place);
      if (page.answer(Answer.of(item.id()), desk) instanceof Next.Open open) {
        fields(open.page().view(desk), place, all);
        if (step < MOST_STEPS) {
          collect(open.page(), to, item.label(), step + 1, desk, all);
        }
      }
    }
  }

  private static void fields(View view, Place place, List<Place> all) {
    if (view instanceof View.Form form) {
      for (Field field : form.fields()) {
        all.add(
            new Place(
                field.label(),
                place.way(),
                place.label(),
                field.help(),
                place.from(),
                place.choice()));
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
        rows.add(
            new Row(
                String.valueOf(i), List.of(place.label(), place.way(), place.in()), place.help()));
      }
      return new View.Table(
          "Found: " + word,
          "",
          List.of("Entry", "Keys", "In"),
          rows,
          "",
          List.of(new View.KeyHint("enter", '\n', Optional.empty(), "go there")));
    }

    @Override
    public Next answer(Answer answer, Desk desk) {
      return answer
          .row()
          .map(row -> places.get(Integer.parseInt(row)))
          .map(place -> place.open(desk))
          .orElse(Next.stay());
    }
  }
}
