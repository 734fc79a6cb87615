package dev.hookline.api.event;

import com.fasterxml.jackson.core.JsonParser;
import dev.hookline.delivery.publish.PublishRequest;
import java.io.IOException;

/** Reads one event of a document. */
public interface ElementReader {
  /**
   * Reads the value whose first token the parser stands at. Afterwards the parser stands at the
   * value's last token, also when the event is refused.
   *
   * @throws dev.hookline.delivery.Refused if the event is not acceptable
   * @throws IOException if the document is not JSON: nothing behind this place can be read
   */
  PublishRequest read(JsonParser parser) throws IOException;
}
