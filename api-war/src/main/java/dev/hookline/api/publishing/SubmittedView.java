package dev.hookline.api.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hookline.delivery.publish.Published;
import dev.hookline.persistence.id.IdKind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An alert that is durable.
 *
 * @param createdAt Unix milliseconds
 * @param jobIds one for each target
 * @param duplicate true if the idempotency key brought back an earlier answer
 */
@Schema(name = "Submitted")
public record SubmittedView(
    String id,
    String eventId,
    String topic,
    long createdAt,
    List<String> jobIds,
    @JsonInclude(JsonInclude.Include.NON_NULL) Boolean duplicate) {
  static SubmittedView of(Published published) {
    String id = IdKind.EVENT.format(published.eventId());
    return new SubmittedView(
        id,
        id,
        published.topic(),
        published.createdAt().toEpochMilli(),
        published.deliveryIds().stream().map(IdKind.DELIVERY::format).toList(),
        published.duplicate() ? true : null);
  }
}
