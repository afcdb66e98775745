package dev.crashcart.console.page;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operator walking through the pages without a screen: answers are given by id, work is done at
 * once, the status is read again after each answer.
 */
final class PageWalk {
  private final Appliance appliance;
  private final Who who;
  private final Deque<Page> pages = new ArrayDeque<>();
  private Status status;
  private Map<String, String> problems = Map.of();
  private String told = "";
  private boolean left;

  PageWalk(Appliance appliance, Who who) throws HostFailure {
    this.appliance = appliance;
    this.who = who;
    this.status = appliance.status();
    Pages.first(status).forEach(pages::push);
  }

  Desk desk() {
    return new Desk(appliance, who, Optional.of(status), appliance.now());
  }

  Page page() {
    return pages.element();
  }

  View view() {
    return page().view(desk());
  }

  /** Everything the page says. */
  String text() {
    View view = view();
    List<String> all = new ArrayList<>(List.of(view.title()));
    if (view instanceof View.Menu menu) {
      all.add(menu.excerpt());
      menu.status().forEach(line -> all.add(line.label() + ": " + line.text()));
      menu.items().forEach(item -> all.add(item.key() + " " + item.label()));
    } else if (view instanceof View.Text text) {
      text.lines().forEach(line -> all.add(line.text()));
    } else if (view instanceof View.Question question) {
      question.lines().forEach(line -> all.add(line.text()));
    } else if (view instanceof View.Table table) {
      table.rows().forEach(row -> all.add(String.join(" | ", row.cells())));
    } else if (view instanceof View.Form form) {
      all.add(form.excerpt());
      form.fields().forEach(field -> all.add(field.label() + ": " + field.value()));
    }
    return String.join("\n", all);
  }

  Map<String, String> problems() {
    return problems;
  }

  String told() {
    return told;
  }

  boolean left() {
    return left;
  }

  int depth() {
    return pages.size();
  }

  /** Looks at the machine again, as the screen does when something changed. */
  PageWalk look() throws HostFailure {
    status = appliance.status();
    return this;
  }

  /** Chooses an entry, an answer or a key, which must be offered. */
  PageWalk choose(String id) throws HostFailure {
    if (!offered().contains(id)) {
      throw new AssertionError(id + " is not offered, but " + offered() + " on\n" + text());
    }
    return answer(Answer.of(id));
  }

  private List<String> offered() {
    View view = view();
    if (view instanceof View.Menu menu) {
      return enabled(menu.items());
    }
    if (view instanceof View.Question question) {
      return enabled(question.answers());
    }
    if (view instanceof View.Text text) {
      List<String> ids = new ArrayList<>(text.keys().stream().map(View.KeyHint::id).toList());
      text.button().ifPresent(any -> ids.add(Answer.OK));
      return ids;
    }
    return view instanceof View.Table table
        ? table.keys().stream().map(View.KeyHint::id).toList()
        : List.of(Answer.OK);
  }

  private static List<String> enabled(List<View.Item> items) {
    return items.stream().filter(i -> i.disabled().isEmpty()).map(View.Item::id).toList();
  }

  PageWalk enter() throws HostFailure {
    return choose(Answer.OK);
  }

  /** Chooses a key on a row. */
  PageWalk row(String row, String choice) throws HostFailure {
    boolean there =
        view() instanceof View.Table table
            ? table.rows().stream().anyMatch(one -> one.id().equals(row))
            : text().contains(row);
    if (!there) {
      throw new AssertionError("There is no row " + row + " on\n" + text());
    }
    return answer(new Answer(choice, Optional.of(row), Map.of(), Map.of()));
  }

  /** Changes a field by which others come and go. */
  PageWalk shape(String field, String value) throws HostFailure {
    Map<String, String> texts = new HashMap<>();
    boolean shapes = false;
    for (View.Field one : ((View.Form) view()).fields()) {
      texts.put(one.id(), one.id().equals(field) ? value : one.value());
      shapes |= one.id().equals(field) && one.shapes() && one.disabled().isEmpty();
    }
    if (!shapes) {
      throw new AssertionError(field + " shapes nothing on\n" + text());
    }
    return answer(new Answer(Answer.SHAPED, Optional.of(field), texts, Map.of()));
  }

  /** Fills a form, field and text in turn, and goes on; other fields stay as they are. */
  PageWalk fill(String... typed) throws HostFailure {
    Map<String, String> texts = new HashMap<>();
    Map<String, char[]> secrets = new HashMap<>();
    View.Form form = (View.Form) view();
    for (View.Field field : form.fields()) {
      if (field.kind() == View.FieldKind.SECRET) {
        secrets.put(field.id(), new char[0]);
      } else {
        texts.put(field.id(), field.value());
      }
    }
    for (int i = 0; i < typed.length; i += 2) {
      if (!texts.containsKey(typed[i]) && !secrets.containsKey(typed[i])) {
        throw new AssertionError("There is no field " + typed[i] + " on\n" + text());
      }
      if (secrets.containsKey(typed[i])) {
        secrets.put(typed[i], typed[i + 1].toCharArray());
      } else {
        texts.put(typed[i], typed[i + 1]);
      }
    }
    return answer(new Answer(Answer.OK, Optional.empty(), texts, secrets));
  }

  /** A password and the same again. */
  PageWalk password(String password) throws HostFailure {
    return fill(PasswordFields.FIRST, password, PasswordFields.AGAIN, password);
  }

  /** The time of a question with a deadline is up. */
  PageWalk deadline() throws HostFailure {
    return answer(Answer.of("deadline"));
  }

  PageWalk escape() {
    if (pages.size() > 1) {
      pages.pop();
    }
    return this;
  }

  /** Opens a page that no entry leads to here. */
  PageWalk open(Page page) {
    pages.push(page);
    return this;
  }

  private PageWalk answer(Answer answer) throws HostFailure {
    problems = Map.of();
    told = "";
    follow(page().answer(answer, desk()));
    return look();
  }

  private void follow(Next next) throws HostFailure {
    if (next instanceof Next.Work work) {
      follow(work.job().run());
    } else if (next instanceof Next.Follow lasting) {
      follow(lasting.job().run(Unhurried.PULSE));
    } else if (next instanceof Next.Open open) {
      pages.push(open.page());
      begin();
    } else if (next instanceof Next.Replace replace) {
      pages.pop();
      pages.push(replace.page());
      begin();
    } else if (next instanceof Next.Back) {
      escape();
      begin();
    } else if (next instanceof Next.Home) {
      home();
    } else if (next instanceof Next.HomeThen then) {
      home();
      pages.push(then.page());
      begin();
    } else if (next instanceof Next.Problems found) {
      problems = found.byField();
    } else if (next instanceof Next.Tell tell) {
      told = tell.sentence();
    } else if (next instanceof Next.SignedIn signedIn) {
      follow(signedIn.then());
    } else if (next instanceof Next.Leave) {
      left = true;
    }
  }

  /** What the page on top begins by itself. */
  private void begin() throws HostFailure {
    follow(page().begin(desk()));
  }

  /** Nobody stops it. */
  private enum Unhurried implements Next.Pulse {
    PULSE;

    @Override
    public void beat() {}

    @Override
    public boolean stopped() {
      return false;
    }
  }

  private void home() {
    while (pages.size() > 1) {
      pages.pop();
    }
  }
}
