package dev.hookline.api.publish;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be in memory at once, over all requests. Without it a few dozen
 * large batches sent together would end the server.
 */
class BodyRoom {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final AtomicLong taken = new AtomicLong();
  private final long capacity;

  BodyRoom(long capacity) {
    this.capacity = capacity;
  }

  /**
   * Takes room for a body; give it back when the request is answered.
   *
   * @throws Refused with {@link Reason#OVERLOADED} if there is none now
   */
  void take(long bytes) {
    if (taken.addAndGet(bytes) > capacity) {
      taken.addAndGet(-bytes);
      throw new Refused(Reason.OVERLOADED, "too many large bodies are being read", RETRY_AFTER);
    }
  }

  void give(long bytes) {
    taken.addAndGet(-bytes);
  }
}
