package dev.hookline.api.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a publish; for the API's description only, {@link PublishAnswers} writes it. */
@Schema(name = "Published")
record PublishedView(
    String eventId,
    String id,
    String topic,
    @Schema(description = "Unix milliseconds") long createdAt,
    @Schema(description = "One delivery for each endpoint the event goes to") List<String> jobIds,
    @Schema(description = "true if the idempotency key brought back an earlier answer")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        Boolean duplicate) {}
