package dev.hookline.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is set by hand; it begins on 1 March 2026 at 10:00 UTC. */
public final class HandClock extends Clock {
  private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");

  /** Lets the time pass. */
  public void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
