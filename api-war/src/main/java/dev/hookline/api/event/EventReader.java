package dev.hookline.api.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.hookline.api.json.JsonSlice;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.publish.PublishRequest;
import java.io.IOException;

/** Reads events in HookLine's own form: {@code {topic, payload, …}}. */
public final class EventReader implements ElementReader {
  private final byte[] document;
  private final Envelope envelope;

  /** Reads from the given document, of which the parser is made. */
  public EventReader(byte[] document, Envelope envelope) {
    this.document = document;
    this.envelope = envelope;
  }

  @Override
  public PublishRequest read(JsonParser parser) throws IOException {
    EventDraft draft = new EventDraft(envelope);
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      throw new Refused(Reason.INVALID_REQUEST, "an event is a JSON object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      try {
        member(name, parser, draft);
      } catch (Refused refused) {
        draft.refuse(refused);
      }
      parser.skipChildren(); // of a value that nobody read to its end
    }
    return draft.request();
  }

  private void member(String name, JsonParser parser, EventDraft draft) throws IOException {
    switch (name) {
      case "topic" -> draft.topic(Members.text(name, parser));
      case "payload", "data" -> draft.payload(JsonSlice.take(parser, document));
      case "idempotency_key" -> draft.idempotencyKey(Members.text(name, parser));
      case "priority" -> draft.priority(Members.text(name, parser));
      case "deliver_at" -> draft.deliverAt(Members.moment(name, parser));
      case "occurred_at" -> draft.occurredAt(Members.moment(name, parser));
      case "channels" -> draft.channels(Members.texts(name, parser, document));
      case "metadata" -> draft.metadata(Members.object(name, parser, document));
      case "retry" -> draft.retry(RetryReader.read(name, parser, document));
      default -> {} // unknown members are ignored
    }
  }
}
