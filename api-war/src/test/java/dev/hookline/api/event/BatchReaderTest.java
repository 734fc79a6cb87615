package dev.hookline.api.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonParser;
import dev.hookline.api.json.Json;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.publish.BatchItem;
import dev.hookline.delivery.publish.PublishRequest;
import dev.hookline.delivery.publish.Published;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchReaderTest {
  private static final String GOOD = "{\"topic\":\"a\",\"payload\":{}}";

  @ParameterizedTest
  @ValueSource(
      strings = {"[%s,%s]", "{\"events\":[%s,%s]}", "{\"x\":[1],\"events\":[%s,%s],\"y\":{}}"})
  void aBatchIsABareArrayOrTheMemberEvents(String form) throws IOException {
    assertThat(read(form.formatted(GOOD, GOOD)).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"events\":[]}", "{\"events\":{}}", "\"x\"", "1", "null"})
  void anythingElseIsNoBatch(String body) {
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> read(body));
  }

  @Test
  void moreThanTheMostIsRefused() {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> read("[" + (GOOD + ",").repeat(5) + GOOD + "]"));
  }

  @Test
  void aBadEventLeavesTheOthersAloneAndTheAnswersStandInOrder() throws IOException {
    Batch batch = read("[{\"topic\":\"a\"}," + GOOD + ",7,{\"topic\":[{}]}," + GOOD + "]");

    List<BatchItem> items = batch.publish(BatchReaderTest::acceptAll);

    assertThat(items)
        .extracting(item -> item instanceof BatchItem.Accepted)
        .containsExactly(false, true, false, false, true);
  }

  private static Batch read(String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    Envelope envelope = new Envelope(1_024, null, null, null);
    try (JsonParser parser = Json.parser(bytes)) {
      return new BatchReader(new EventReader(bytes, envelope), 5).read(parser);
    }
  }

  private static List<BatchItem> acceptAll(List<PublishRequest> requests) {
    return requests.stream()
        .<BatchItem>map(
            event ->
                new BatchItem.Accepted(
                    new Published(new UUID(0, 0), event.topic(), Instant.EPOCH, List.of(), false)))
        .toList();
  }
}
