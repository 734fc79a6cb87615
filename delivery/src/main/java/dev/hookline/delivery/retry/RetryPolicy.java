package dev.hookline.delivery.retry;

import dev.hookline.delivery.routing.Destination;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * The rules of Standard Webhooks: only 2xx is success, 410 ends the endpoint, Retry-After is obeyed
 * up to 24 hours, what a target's provider will never take is not sent again, everything else
 * follows its schedule with jitter until its attempts are spent.
 */
@ApplicationScoped
public class RetryPolicy {
  private Clock clock;
  private int jitterPercent;
  private DoubleSupplier random;

  /** For the container's proxy. */
  protected RetryPolicy() {}

  @Inject
  RetryPolicy(Clock clock, Settings settings) {
    this(
        clock,
        settings.integer(Setting.RETRY_JITTER_PERCENT),
        () -> ThreadLocalRandom.current().nextDouble());
  }

  RetryPolicy(Clock clock, int jitterPercent, DoubleSupplier random) {
    this.clock = clock;
    this.jitterPercent = jitterPercent;
    this.random = random;
  }

  /**
   * Decides after an attempt.
   *
   * @param attempt the number of attempts made, this one included, since the delivery was made or
   *     requeued
   * @param pace how the delivery is served
   */
  public Decision decide(Answer answer, int attempt, Destination.Pace pace) {
    if (answer.delivered()) {
      return new Decision.Delivered();
    }
    switch (Outcome.of(answer)) {
      case HTTP_410:
        return new Decision.GiveUp("endpoint_gone");
      case REFUSED_ADDRESS:
        return new Decision.GiveUp("address_refused");
      default:
        break;
    }
    if (answer.failure() == Failure.REFUSED) {
      return new Decision.GiveUp("target_refused");
    }
    if (attempt >= pace.maxAttempts()) {
      return new Decision.GiveUp("attempts_exhausted");
    }
    Duration scheduled = withJitter(delayBefore(attempt + 1, pace.schedule()));
    Duration asked = answer.retryAfter(clock.instant()).orElse(Duration.ZERO);
    return new Decision.TryAgain(
        asked.compareTo(scheduled) > 0 ? asked : scheduled, Outcome.throttles(answer));
  }

  /** The class of an attempt's end. */
  public static Outcome classify(Answer answer) {
    return answer.delivered() ? Outcome.SUCCESS : Outcome.of(answer);
  }

  private static Duration delayBefore(int attempt, List<Integer> schedule) {
    return Duration.ofSeconds(schedule.get(Math.min(attempt, schedule.size()) - 1));
  }

  private Duration withJitter(Duration delay) {
    return delay.plusMillis(
        (long) (delay.toMillis() * jitterPercent / 100.0 * random.getAsDouble()));
  }
}
