package dev.crashcart.console.screen;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Desk;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Small pages for the console's own tests. */
final class TestPages {
  private TestPages() {}

  /** A page made of two functions that remembers the answers it was given. */
  static final class Scripted implements Page {
    private final Function<Desk, View> view;
    private final BiFunction<Answer, Desk, Next> next;
    private final List<Answer> answers = new ArrayList<>();

    Scripted(Function<Desk, View> view, BiFunction<Answer, Desk, Next> next) {
      this.view = view;
      this.next = next;
    }

    List<Answer> answers() {
      return answers;
    }

    @Override
    public View view(Desk desk) {
      return view.apply(desk);
    }

    @Override
    public Next answer(Answer answer, Desk desk) {
      answers.add(answer);
      return next.apply(answer, desk);
    }
  }

  static Scripted page(View view, Function<Answer, Next> next) {
    return new Scripted(desk -> view, (answer, desk) -> next.apply(answer));
  }

  static Scripted page(View view) {
    return page(view, answer -> Next.stay());
  }

  static View.Menu menu() {
    return new View.Menu(
        "Main menu",
        "",
        List.of(
            new View.StatusLine(View.Mark.GOOD, "Web", "https://192.168.40.5/"),
            new View.StatusLine(View.Mark.PLAIN, "SSH", "on, port 22"),
            new View.StatusLine(
                View.Mark.WARNING, "Sign-in", "nobody can sign in with a password")),
        List.of(
            View.Item.of("accounts", '1', "Sign-in and passwords", "Who may sign in, and how."),
            new View.Item(
                "web",
                '2',
                "Web interface",
                Optional.of("there is no network yet"),
                "Where the web interface listens."),
            View.Item.of("network", '3', "Network", "Addresses, routes and name servers."),
            View.Item.of("shell", '4', "Shell", "A root shell on this console."),
            View.Item.of("power", 'p', "Restart or shut down", "Ends all connections.")));
  }

  static View.Form form() {
    return new View.Form(
        "New password",
        "The password of admin is set and its lock is taken away.",
        List.of(
            View.Field.text("name", "Host name", "Letters, digits and hyphens.", "nas01"),
            View.Field.secret(
                "password",
                "Password",
                "At least 8 characters.",
                Optional.of(
                    secret ->
                        secret.length < 8
                            ? new View.Judgement(1, "weak: add another word")
                            : new View.Judgement(3, "good"))),
            View.Field.text("old", "Old name", "Cannot be changed.", "box")
                .disabledBecause("it is in use"),
            View.Field.tick("keys", "Keep the SSH keys", "They go on working.", true),
            View.Field.choice(
                "hash", "Hash", "How it is stored.", "bcrypt", List.of("bcrypt", "scrypt"))),
        "Continue");
  }

  static View.Table table(int rows) {
    List<View.Row> all = new ArrayList<>();
    for (int i = 1; i <= rows; i++) {
      all.add(
          new View.Row("row" + i, List.of("user" + i, i % 2 == 0 ? "locked" : "usable", "" + i)));
    }
    return new View.Table(
        "Accounts",
        "Everybody who may administer this appliance.",
        List.of("Name", "Sign-in", "Number"),
        all,
        "There are no accounts yet.",
        List.of(
            KeyHints.enter("Open"),
            View.KeyHint.of("add", 'a', "Add"),
            new View.KeyHint("remove", 'r', Optional.of("F8"), "Remove")));
  }

  /** Makes the hint of Enter. */
  static final class KeyHints {
    private KeyHints() {}

    static View.KeyHint enter(String words) {
      return View.KeyHint.of(Hints.ENTER, '\n', words);
    }
  }

  static View.Text text(int paragraphs) {
    List<View.Line> lines = new ArrayList<>();
    lines.add(View.Line.heading("What will change"));
    for (int i = 1; i <= paragraphs; i++) {
      lines.add(
          View.Line.words(
              "Paragraph "
                  + i
                  + " says at some length what is going to happen to this machine, so that it has"
                  + " to be wrapped."));
    }
    lines.add(View.Line.verbatim("SHA256:abc  kept   as it is"));
    return new View.Text(
        "Changes",
        View.Tone.PLAIN,
        lines,
        Optional.of("Apply"),
        List.of(View.KeyHint.of("edit", 'e', "Edit")));
  }
}
