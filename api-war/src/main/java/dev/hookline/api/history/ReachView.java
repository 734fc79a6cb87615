package dev.hookline.api.history;

import dev.hookline.api.http.Times;
import dev.hookline.delivery.reach.Answer;
import dev.hookline.persistence.id.IdKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why an endpoint got an event, or did not, or not yet.
 *
 * @param deliveryId the newest delivery of the event to it, or null
 * @param outcome {@code delivered}, {@code waiting}, {@code dead}, {@code cancelled} or {@code
 *     not_sent}
 * @param code why, as a stable word
 * @param detail the same as a sentence
 * @param until when that ends by itself, in Unix milliseconds, or null
 */
public record ReachView(
    String endpointId,
    @Schema(nullable = true) String deliveryId,
    @Schema(enumeration = {"delivered", "waiting", "dead", "cancelled", "not_sent"}) String outcome,
    String code,
    String detail,
    @Schema(nullable = true) Long until) {
  static ReachView of(Answer answer) {
    return new ReachView(
        IdKind.ENDPOINT.format(answer.endpointId()),
        answer.deliveryId() == null ? null : IdKind.DELIVERY.format(answer.deliveryId()),
        answer.fate().word(),
        answer.because().code().word(),
        answer.because().detail(),
        Times.millis(answer.because().until()));
  }
}
