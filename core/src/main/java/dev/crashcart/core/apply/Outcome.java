package dev.crashcart.core.apply;

import java.time.Instant;
import java.util.List;

/** How an apply ended; each has a sentence for the operator and an exit status for scripts. */
public sealed interface Outcome {
  /** The sentence for the operator: what is now, and what to do next. */
  String message();

  /** The exit status of the command line. */
  int exit();

  /** What was done, a line each. */
  default List<String> done() {
    return List.of();
  }

  /** Nothing was to do. */
  record Unchanged() implements Outcome {
    @Override
    public String message() {
      return "Nothing to change: the settings and the machine already are like this.";
    }

    @Override
    public int exit() {
      return 0;
    }
  }

  /** Something that changes no settings was done, or in the demo would have been. */
  record Done(String message) implements Outcome {
    @Override
    public int exit() {
      return 0;
    }
  }

  /** Done and kept. */
  record Applied(int generation, List<String> done) implements Outcome {
    public Applied {
      done = List.copyOf(done);
    }

    @Override
    public String message() {
      return "Done. This is generation " + generation + " of the settings.";
    }

    @Override
    public int exit() {
      return 0;
    }
  }

  /** Done, and going back by itself unless kept before the deadline. */
  record OnTrial(Instant deadline, List<String> done) implements Outcome {
    public OnTrial {
      done = List.copyOf(done);
    }

    @Override
    public String message() {
      return "On trial: it goes back by itself unless you keep it (crashcart keep).";
    }

    @Override
    public int exit() {
      return 0;
    }
  }

  /** Something failed or nobody kept it, and everything was put back. */
  record RolledBack(String cause) implements Outcome {
    @Override
    public String message() {
      return "Nothing was changed, because " + clause(cause);
    }

    @Override
    public int exit() {
      return 4;
    }
  }

  /** A trial was put back: the settings before it are in force again. */
  record WentBack(String cause) implements Outcome {
    @Override
    public String message() {
      return "The settings before the trial are back, because " + clause(cause);
    }

    @Override
    public int exit() {
      return 0;
    }
  }

  /** Putting back failed as well. */
  record Stuck(String cause, String second) implements Outcome {
    @Override
    public String message() {
      return "Stuck half-way: "
          + cause
          + " Putting things back failed as well: "
          + second
          + " Mend that, then run: crashcart back. Nothing needed for it is lost; details are in"
          + " /var/log/crashcart/audit.jsonl.";
    }

    @Override
    public int exit() {
      return 5;
    }
  }

  /** Somebody else is at work, or the settings changed since the plan was made. */
  record Refused(String why) implements Outcome {
    @Override
    public String message() {
      return why;
    }

    @Override
    public int exit() {
      return 6;
    }
  }

  /** A cause that was a sentence of its own, to go on with after "because". */
  private static String clause(String cause) {
    boolean word =
        cause.length() > 1
            && Character.isUpperCase(cause.charAt(0))
            && (Character.isLowerCase(cause.charAt(1)) || cause.charAt(1) == ' ');
    return word ? Character.toLowerCase(cause.charAt(0)) + cause.substring(1) : cause;
  }
}
