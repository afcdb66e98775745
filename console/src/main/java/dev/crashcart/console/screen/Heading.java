package dev.crashcart.console.screen;

import dev.crashcart.console.page.Gate;
import dev.crashcart.core.apply.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header's words: product, host name, who is signed in here, who else is on this machine, and
 * the version.
 */
record Heading(Surroundings around, Gate gate, Company company) {
  /**
   * The most important first, for a narrow screen cuts the end. Empty in the first moment: the name
   * from the status would be written over any other.
   */
  String of(StatusWatch watch, Instant now) {
    Optional<Status> status = watch.latest();
    if (status.isEmpty() && !watch.late(now)) {
      return "";
    }
    List<String> words = new ArrayList<>();
    words.add(status.map(Status::product).filter(name -> !name.isBlank()).orElse(around.product()));
    status.map(Status::hostName).filter(name -> !name.isBlank()).ifPresent(words::add);
    gate.name().ifPresent(words::add);
    company.words().filter(any -> !gate.shut()).ifPresent(words::add);
    if (!around.version().isBlank()) {
      words.add(around.version());
    }
    return String.join("  ", words);
  }
}
