package dev.crashcart.console.command;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A fault in Crashcart itself: a number for the operator to pass on, the details for the log. */
public final class BugReport {
  private BugReport() {}

  /** Logs it and says so. */
  public static Reply of(Throwable fault) {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    System.getLogger(BugReport.class.getName())
        .log(System.Logger.Level.ERROR, "Report id " + id, fault);
    return new Reply(
        Reply.BUG,
        "bug",
        "Something went wrong in this program (report id "
            + id
            + "). The details are in /var/log/crashcart/crashcart.log under this id; please pass"
            + " them on.",
        List.of(),
        List.of(),
        Map.of("report", id));
  }
}
