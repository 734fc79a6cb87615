package dev.hookline.api.cloudevents;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.hookline.api.event.ElementReader;
import dev.hookline.api.event.Envelope;
import dev.hookline.api.json.JsonSlice;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.publish.PublishRequest;
import java.io.IOException;

/** Reads CloudEvents in the JSON event format, one or an element of a batch. */
public final class StructuredCloudEvents implements ElementReader {
  private final byte[] document;
  private final Envelope envelope;

  /** Reads from the given document, of which the parser is made. */
  public StructuredCloudEvents(byte[] document, Envelope envelope) {
    this.document = document;
    this.envelope = envelope;
  }

  @Override
  public PublishRequest read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      throw new Refused(Reason.INVALID_REQUEST, "a CloudEvent is a JSON object");
    }
    CloudEvent event = new CloudEvent();
    Refused first = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      try {
        member(name, parser, event);
      } catch (Refused refused) {
        first = first == null ? refused : first;
      }
      parser.skipChildren();
    }
    if (first != null) {
      throw first;
    }
    return event.toRequest(envelope);
  }

  private void member(String name, JsonParser parser, CloudEvent event) throws IOException {
    switch (name) {
      case "data" -> event.data(JsonSlice.take(parser, document));
      case "data_base64" ->
          throw new Refused(
              Reason.UNSUPPORTED_MEDIA_TYPE, "data must be JSON; data_base64 is not read");
      default -> event.attribute(name, value(name, parser));
    }
  }

  private static String value(String name, JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_TRUE, VALUE_FALSE -> parser.getText();
      default ->
          throw new Refused(
              Reason.INVALID_REQUEST, name + " must be a string, an integer or a boolean");
    };
  }
}
