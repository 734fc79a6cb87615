package dev.hookline.persistence.watch;

import java.util.UUID;

/**
 * What a search looks for; null means any.
 *
 * @param topic a topic, in which a star stands for any characters
 * @param state the word of a delivery's state, or {@link #WAITING}
 * @param before only what is older than this id: the end of the page before, or a moment's lowest
 *     id
 */
public record Wanted(String tenantId, UUID endpointId, String topic, String state, UUID before) {
  /** Stands for all states in which a delivery has not ended and is not dead. */
  public static final String WAITING = "waiting";

  private static final UUID NEWEST = new UUID(-1, -1);

  UUID end() {
    return before == null ? NEWEST : before;
  }

  /** Whether a condition has no index, so that rows have to be looked at one by one. */
  boolean sifts() {
    return endpointId != null || topic != null;
  }

  /** The topic as a pattern of SQL. */
  String like() {
    return topic
        .replace("\\", "\\\\")
        .replace("%", "\\%")
        .replace("_", "\\_")
        .replace('*', '%')
        .replace('#', '%');
  }
}
