package dev.hookline.api.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a batch; for the API's description only, {@link PublishAnswers} writes it. */
@Schema(name = "PublishedBatch")
record PublishedBatch(List<Item> items, int count, int accepted, int rejected) {
  /** One event: the members of an answer to a publish, or those of a problem. */
  @Schema(name = "PublishedBatchItem")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      @JsonInclude(JsonInclude.Include.ALWAYS) int index,
      @JsonInclude(JsonInclude.Include.ALWAYS)
          @Schema(description = "201, or the status of the problem")
          int status,
      String eventId,
      String id,
      String topic,
      Long createdAt,
      List<String> jobIds,
      Boolean duplicate,
      String type,
      String title,
      String detail,
      String code,
      String error) {}
}
