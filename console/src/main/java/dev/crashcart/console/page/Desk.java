package dev.crashcart.console.page;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.apply.Who;
import java.time.Instant;
import java.util.Optional;

/**
 * What every page has at hand: the counter, who stands at it, and the latest status. Pages call the
 * appliance only inside {@link Next#work}.
 *
 * @param status the latest one; empty until the first observation has come in
 */
public record Desk(Appliance appliance, Who who, Optional<Status> status, Instant now) {}
