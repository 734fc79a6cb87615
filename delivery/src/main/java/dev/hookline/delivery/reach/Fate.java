package dev.hookline.delivery.reach;

import java.util.Locale;

/** What became of an event at one endpoint. The lower-case names are shown. */
public enum Fate {
  /** The receiver has it. */
  DELIVERED,
  /** It is on its way. */
  WAITING,
  /** It is a dead letter. */
  DEAD,
  /** It was given up. */
  CANCELLED,
  /** No delivery was made. */
  NOT_SENT;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
