package dev.hookline.api.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.hookline.api.json.Json;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.publish.BatchItem;
import dev.hookline.delivery.publish.Published;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PublishAnswersTest {
  private static final ObjectReader STRICT =
      Json.mapper().reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final UUID ID = UUID.fromString("0199c8f0-a1b2-7c3d-8e4f-5a6b7c8d9e0f");
  private static final String HEX = "0199c8f0a1b27c3d8e4f5a6b7c8d9e0f";

  @Test
  void theAnswerIsTheOneOfTheContract() throws IOException {
    PublishedView view =
        STRICT.readValue(PublishAnswers.json(published(true)), PublishedView.class);
    assertThat(view)
        .isEqualTo(
            new PublishedView(
                "evt_" + HEX, "evt_" + HEX, "a.b", 7, List.of("dlv_" + HEX, "dlv_" + HEX), true));
  }

  @Test
  void onlyADuplicateSaysSo() {
    assertThat(PublishAnswers.json(published(false))).doesNotContain("duplicate");
  }

  @Test
  void aBatchTellsWhatBecameOfEachEvent() throws IOException {
    String json =
        PublishAnswers.json(
            List.of(
                new BatchItem.Accepted(published(false)),
                new BatchItem.Rejected(new Refused(Reason.INVALID_TOPIC, "not \"a b\"\n"))));
    PublishedBatch batch = STRICT.readValue(json, PublishedBatch.class);
    assertThat(batch.accepted()).isEqualTo(1);
    assertThat(batch.rejected()).isEqualTo(1);
    assertThat(batch.items()).extracting(PublishedBatch.Item::status).containsExactly(201, 400);
    assertThat(batch.items().getLast().detail()).isEqualTo("not \"a b\"\n");
    assertThat(batch.items().getLast().code()).isEqualTo("INVALID_TOPIC");
  }

  private static Published published(boolean duplicate) {
    return new Published(ID, "a.b", Instant.ofEpochMilli(7), List.of(ID, ID), duplicate);
  }
}
