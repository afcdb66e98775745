package dev.crashcart.console.plain;

import dev.crashcart.core.host.HostFailure;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The sentence for something that was thrown: the machine's refusal, or a fault of this program.
 */
final class Mishap {
  private Mishap() {}

  static String sentence(Throwable cause) {
    if (cause instanceof HostFailure) {
      return "! That did not work: " + cause.getMessage();
    }
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    System.getLogger(Mishap.class.getName())
        .log(System.Logger.Level.ERROR, "Report id " + id, cause);
    return "! Something went wrong in this program (report id "
        + id
        + "); the menu goes on. The details are in the system's journal under this id. Please pass"
        + " them on.";
  }
}
