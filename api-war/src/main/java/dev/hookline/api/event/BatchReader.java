package dev.hookline.api.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.io.IOException;

/** Reads many events: a bare array, or an object whose member {@code events} is one. */
public final class BatchReader {
  private final ElementReader elements;
  private final int maxEvents;

  /**
   * @param maxEvents more of them refuse the whole batch
   */
  public BatchReader(ElementReader elements, int maxEvents) {
    this.elements = elements;
    this.maxEvents = maxEvents;
  }

  /**
   * Reads the value whose first token the parser stands at.
   *
   * @throws Refused if it is no batch, or too large a one; a single bad event is only remembered
   * @throws IOException if the document is not JSON
   */
  public Batch read(JsonParser parser) throws IOException {
    Batch batch =
        switch (parser.currentToken()) {
          case START_ARRAY -> array(parser);
          case START_OBJECT -> object(parser);
          default -> null;
        };
    if (batch == null || batch.size() == 0) {
      throw new Refused(
          Reason.INVALID_REQUEST,
          "a batch is an array, or {\"events\": […]}, of 1 to " + maxEvents);
    }
    return batch;
  }

  private Batch object(JsonParser parser) throws IOException {
    Batch batch = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean events = "events".equals(parser.currentName());
      if (parser.nextToken() == JsonToken.START_ARRAY && events) {
        batch = array(parser);
      }
      parser.skipChildren();
    }
    return batch;
  }

  private Batch array(JsonParser parser) throws IOException {
    Batch batch = new Batch();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (batch.size() == maxEvents) {
        throw new Refused(Reason.INVALID_REQUEST, "a batch holds at most " + maxEvents + " events");
      }
      try {
        batch.add(elements.read(parser));
      } catch (Refused refused) {
        batch.add(refused);
      }
    }
    return batch;
  }
}
