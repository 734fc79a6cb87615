package dev.hookline.persistence.outbox;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How a delivery stands. The database has the same words: a test holds the two together, and the
 * diagram of the manual is drawn from {@link #successors()}.
 */
public enum DeliveryState {
  /** No attempt was made yet, or none since a dead letter was requeued. */
  PENDING,
  /** The last attempt failed, and another is due. */
  FAILED,
  /** No attempt will follow by itself: a dead letter. */
  DEAD,
  /** The receiver has it. */
  SUCCESS,
  /** Given up: by a person, or because its endpoint, its replay or its event is gone. */
  CANCELLED;

  /** The states that may follow this one; none if it is the end. */
  public Set<DeliveryState> successors() {
    return switch (this) {
      case PENDING -> EnumSet.of(FAILED, DEAD, SUCCESS, CANCELLED);
      case FAILED -> EnumSet.of(DEAD, SUCCESS, CANCELLED);
      case DEAD -> EnumSet.of(PENDING, CANCELLED);
      case SUCCESS, CANCELLED -> EnumSet.noneOf(DeliveryState.class);
    };
  }

  /** Whether nothing follows. */
  public boolean ended() {
    return successors().isEmpty();
  }

  /** The word in the contract and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A condition on {@code delivery_log}. It is all text, and says twice what it means, so that the
   * planner leaves out the tables that cannot hold the state.
   */
  public String condition() {
    boolean waits = this == PENDING || this == FAILED;
    return "state = '%s' and finished_at is %s".formatted(wireName(), waits ? "null" : "not null");
  }

  /** The state of that word. */
  public static Optional<DeliveryState> named(String wireName) {
    return Arrays.stream(values()).filter(state -> state.wireName().equals(wireName)).findFirst();
  }

  /** The state that the database names. */
  public static DeliveryState stored(String word) {
    return named(word)
        .orElseThrow(() -> new IllegalStateException("the database has a state " + word));
  }
}
