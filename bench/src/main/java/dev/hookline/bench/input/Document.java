package dev.hookline.bench.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The events in one JSON text, as ranges of its bytes.
 *
 * <p>An array holds one event per element, anything else is one event. One kind of array is read a
 * level deeper: a catalogue, of which every element is an object with a {@code name} and an array
 * {@code examples}; there every example is an event under its entry's name.
 */
final class Document {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * A range of the text.
   *
   * @param name the catalogue entry it stands in, or null
   */
  record Slice(String name, int from, int to) {}

  private final byte[] text;
  private final JsonParser parser;
  private final List<Slice> elements = new ArrayList<>();
  private final List<Slice> examples = new ArrayList<>();
  private boolean catalogue = true;

  private Document(byte[] text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  /**
   * Finds the events.
   *
   * @throws IOException if the text is not UTF-8 or not exactly one JSON value
   */
  static List<Slice> slices(byte[] text) throws IOException {
    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
    for (byte each : text) {
      if (each == 0) {
        throw new IOException("a zero byte");
      }
    }
    try (JsonParser parser = JSON.createParser(text)) {
      return new Document(text, parser).read();
    }
  }

  private List<Slice> read() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new IOException("no JSON value");
    }
    if (first == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        element();
      }
    } else {
      skip();
      elements.add(trimmed());
      catalogue = false;
    }
    if (parser.nextToken() != null) {
      throw new IOException("more than one JSON value");
    }
    return catalogue ? examples : elements;
  }

  private void element() throws IOException {
    int from = start();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      members();
    } else {
      catalogue = false;
      skip();
    }
    elements.add(new Slice(null, from, end()));
  }

  private void members() throws IOException {
    String name = null;
    boolean hasExamples = false;
    List<Slice> found = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String member = parser.currentName();
      JsonToken value = parser.nextToken();
      if (member.equals("name") && value == JsonToken.VALUE_STRING) {
        name = parser.getText();
      } else if (member.equals("examples") && value == JsonToken.START_ARRAY) {
        hasExamples = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          found.add(value());
        }
      } else {
        skip();
      }
    }
    catalogue &= name != null && hasExamples;
    for (Slice each : found) {
      examples.add(new Slice(name, each.from(), each.to()));
    }
  }

  private Slice value() throws IOException {
    int from = start();
    skip();
    return new Slice(null, from, end());
  }

  private Slice trimmed() {
    int from = 0;
    int to = text.length;
    while (text[from] >= 0 && text[from] <= ' ') {
      from++;
    }
    while (text[to - 1] >= 0 && text[to - 1] <= ' ') {
      to--;
    }
    return new Slice(null, from, to);
  }

  /** Reads the current value to its end; a scalar is otherwise read only when it is asked for. */
  private void skip() throws IOException {
    parser.skipChildren();
    parser.finishToken();
  }

  private int start() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private int end() {
    return (int) parser.currentLocation().getByteOffset();
  }
}
