package dev.crashcart.console.screen;

import dev.crashcart.core.apply.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The header's words: product, host name, version. */
final class Heading {
  private Heading() {}

  /** Empty in the first moment: the name from the status would be written over any other. */
  static String of(StatusWatch watch, Surroundings around, Instant now) {
    Optional<Status> status = watch.latest();
    if (status.isEmpty() && !watch.late(now)) {
      return "";
    }
    List<String> words = new ArrayList<>();
    words.add(status.map(Status::product).filter(name -> !name.isBlank()).orElse(around.product()));
    status.map(Status::hostName).filter(name -> !name.isBlank()).ifPresent(words::add);
    if (!around.version().isBlank()) {
      words.add(around.version());
    }
    return String.join("  ", words);
  }
}
