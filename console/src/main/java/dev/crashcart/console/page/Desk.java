package dev.crashcart.console.page;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Presence;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.apply.Who;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What every page has at hand: the counter, who stands at it, and the latest status. Pages call the
 * appliance only inside {@link Next#work} and {@link Next#look}.
 *
 * @param gate who is signed in at this terminal; it moves on, so that work that waited for a
 *     sign-in is done by whoever signed in
 * @param status the latest one; empty until the first observation has come in
 * @param others the menus that others have open
 */
public record Desk(
    Appliance appliance,
    Gate gate,
    Optional<Status> status,
    Instant now,
    List<Presence.Menu> others) {
  public Desk {
    others = List.copyOf(others);
  }

  /** At a gate that nothing is asked at, with nobody else here. */
  public Desk(Appliance appliance, Who who, Optional<Status> status, Instant now) {
    this(appliance, new Gate(who), status, now, List.of());
  }

  /** Whoever stands here now. */
  public Who who() {
    return gate.who();
  }
}
