package dev.hookline.delivery.dispatch;

import dev.hookline.delivery.retry.Decision;
import dev.hookline.delivery.retry.Outcome;
import dev.hookline.delivery.retry.RetryOverride;
import dev.hookline.delivery.retry.RetryPolicy;
import dev.hookline.delivery.routing.Destination;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.outbox.AttemptResult;
import dev.hookline.persistence.outbox.AttemptResult.Next;
import dev.hookline.persistence.outbox.ClaimedDelivery;
import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Phases;
import dev.hookline.transport.send.Sender;
import dev.hookline.transport.targets.TargetAdapter;
import dev.hookline.transport.targets.TargetMessage;
import dev.hookline.transport.webhook.WebhookMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One attempt: signed, sent, answered, decided. */
final class Attempt {
  private final Sender sender;
  private final RetryPolicy policy;
  private final Clock clock;

  Attempt(Sender sender, RetryPolicy policy, Clock clock) {
    this.sender = sender;
    this.policy = policy;
    this.clock = clock;
  }

  /** What one attempt led to. */
  record Ended(AttemptResult result, Decision decision, Outcome outcome) {}

  /** Makes the next attempt of the delivery, on this thread. */
  Ended make(ClaimedDelivery delivery, Destination destination) {
    Destination.Pace pace = RetryOverride.over(destination.pace(), delivery.retry());
    Instant startedAt = clock.instant();
    Answer answer =
        destination.adapter() == null
            ? sender.send(message(delivery, destination, startedAt).sign(startedAt.toEpochMilli()))
            : ask(destination.adapter(), delivery, destination);
    int attempt = delivery.attempts() + 1;
    Decision decision = policy.decide(answer, attempt - delivery.attemptsBefore(), pace);
    Outcome outcome = RetryPolicy.classify(answer);
    AttemptResult.Exchange exchange = exchange(startedAt, destination, answer, outcome);
    return new Ended(result(delivery, attempt, decision, exchange), decision, outcome);
  }

  private Answer ask(TargetAdapter adapter, ClaimedDelivery delivery, Destination destination) {
    return adapter.read(
        sender.send(
            adapter.request(
                new TargetMessage(
                    IdKind.EVENT.format(delivery.eventId()),
                    delivery.topic(),
                    delivery.priority(),
                    delivery.body(),
                    destination.headers(),
                    destination.pace().timeoutMillis()))));
  }

  private static WebhookMessage message(
      ClaimedDelivery delivery, Destination destination, Instant now) {
    return new WebhookMessage(
        destination.target(),
        new WebhookMessage.Ids(
            IdKind.EVENT.format(delivery.eventId()),
            IdKind.DELIVERY.format(delivery.deliveryId()),
            delivery.topic()),
        delivery.body(),
        destination.keys(now),
        new WebhookMessage.Trace(delivery.traceparent(), delivery.tracestate()),
        destination.headers(),
        destination.pace().timeoutMillis());
  }

  private static AttemptResult result(
      ClaimedDelivery delivery, int attempt, Decision decision, AttemptResult.Exchange exchange) {
    return switch (decision) {
      case Decision.Delivered delivered ->
          new AttemptResult(
              delivery.deliveryId(), attempt, Next.SUCCESS, Duration.ZERO, null, exchange);
      case Decision.TryAgain again ->
          new AttemptResult(
              delivery.deliveryId(), attempt, Next.RETRY, again.delay(), null, exchange);
      case Decision.GiveUp giveUp ->
          new AttemptResult(
              delivery.deliveryId(), attempt, Next.DEAD, Duration.ZERO, giveUp.reason(), exchange);
    };
  }

  private static AttemptResult.Exchange exchange(
      Instant startedAt, Destination destination, Answer answer, Outcome outcome) {
    Phases phases = answer.phases();
    return new AttemptResult.Exchange(
        startedAt,
        destination.target().url(),
        outcome.word(),
        answer.status(),
        emptyToNull(answer.error()),
        emptyToNull(answer.excerpt()),
        new AttemptResult.Timings(
            (int) phases.dns(),
            (int) phases.connect(),
            (int) phases.tls(),
            (int) phases.firstByte(),
            (int) phases.total()));
  }

  private static String emptyToNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
