package dev.crashcart.console.screen;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Desk;
import dev.crashcart.console.page.Gate;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.View;
import dev.crashcart.core.host.HostFailure;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The few pages that belong to the console itself. */
final class Notices {
  private Notices() {}

  /**
   * What is shown for something that was thrown: the machine's refusal, or a bug of this program.
   */
  static Page of(Throwable cause) {
    return cause instanceof HostFailure ? failure(cause.getMessage()) : bug(report(cause));
  }

  /** One sentence for something that was thrown in the background. */
  static String logged(Throwable cause) {
    return cause instanceof HostFailure
        ? cause.getMessage()
        : "something went wrong in this program (report id " + report(cause) + ").";
  }

  /** Writes a bug to the log; the id leads from the screen to that entry. */
  private static String report(Throwable cause) {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    System.getLogger(Notices.class.getName())
        .log(System.Logger.Level.ERROR, "Report id " + id, cause);
    return id;
  }

  /** What is said to whoever has signed in. */
  static Next greeting(Gate gate) {
    return new Next.Tell("Signed in as " + gate.name().orElse("nobody") + ".");
  }

  /** A refusal of the machine. */
  static Page failure(String sentence) {
    return page("That did not work", List.of(View.Line.words(sentence)));
  }

  /** A bug: the operator gets a number to pass on, the log has the rest. */
  static Page bug(String report) {
    return page(
        "Something went wrong in this program",
        List.of(
            View.Line.words(
                "Something went wrong in this program (report id "
                    + report
                    + "); the menu goes on."),
            View.Line.words(""),
            View.Line.words(
                "The details are in the system's journal under this id. Please pass them on.")));
  }

  private static Page page(String title, List<View.Line> lines) {
    View view = new View.Text(title, View.Tone.BAD, lines, Optional.empty(), List.of());
    return new Fixed(view, Next.back());
  }

  /** Whether to leave the menu. */
  static Page leaving() {
    View view =
        new View.Question(
            "Leave the menu?",
            List.of(View.Line.words("Nothing is lost: what was applied stays as it is.")),
            List.of(
                View.Item.of("leave", 'l', "Leave", "Ends this menu."),
                View.Item.of("stay", 's', "Stay", "Goes back to the menu.")),
            Optional.empty());
    return new Page() {
      @Override
      public View view(Desk desk) {
        return view;
      }

      @Override
      public Next answer(Answer answer, Desk desk) {
        return answer.choice().equals("leave") ? new Next.Leave() : Next.back();
      }
    };
  }

  /** A page that is always the same. */
  private record Fixed(View view, Next next) implements Page {
    @Override
    public View view(Desk desk) {
      return view;
    }

    @Override
    public Next answer(Answer answer, Desk desk) {
      return next;
    }
  }
}
