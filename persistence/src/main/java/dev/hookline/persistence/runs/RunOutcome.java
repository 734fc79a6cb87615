package dev.hookline.persistence.runs;

import java.util.Locale;

/** How a run stands. */
public enum RunOutcome {
  RUNNING,
  OK,
  FAILED,

  /** Somebody stopped it, or whoever ran it is gone. */
  STOPPED;

  /** As it is stored and written in JSON. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
