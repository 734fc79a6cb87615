package dev.hookline.api.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.hookline.api.json.JsonSlice;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Reads members by their type. A member that is null counts as absent. */
final class Members {
  private static final int MAX_CHANNELS = 100;
  private static final int MAX_CHANNEL_BYTES = 8_192;
  private static final int MAX_METADATA_BYTES = 16_384;

  /** The last millisecond of the year 9999. */
  private static final long MAX_MILLIS = 253_402_300_799_999L;

  private Members() {}

  static String text(String name, JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> parser.getText();
      default -> throw invalid(name + " must be a string");
    };
  }

  static Instant moment(String name, JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      long millis = parser.getLongValue();
      if (millis >= 0 && millis <= MAX_MILLIS) {
        return Instant.ofEpochMilli(millis);
      }
    }
    throw invalid(name + " must be a time in Unix milliseconds");
  }

  static String texts(String name, JsonParser parser, byte[] document) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw invalid(name + " must be an array of strings");
    }
    int start = JsonSlice.start(parser);
    int count = 0;
    boolean strings = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      strings &= parser.currentToken() == JsonToken.VALUE_STRING;
      parser.skipChildren();
      count++;
    }
    int end = JsonSlice.end(parser);
    if (!strings) {
      throw invalid(name + " must be an array of strings");
    }
    if (count > MAX_CHANNELS || end - start > MAX_CHANNEL_BYTES) {
      throw invalid(name + " holds at most " + MAX_CHANNELS + " strings and 8 KiB");
    }
    return utf8(Arrays.copyOfRange(document, start, end));
  }

  static String object(String name, JsonParser parser, byte[] document) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw invalid(name + " must be an object");
    }
    byte[] slice = JsonSlice.take(parser, document);
    if (slice.length > MAX_METADATA_BYTES) {
      throw invalid(name + " holds at most 16 KiB");
    }
    return utf8(slice);
  }

  private static String utf8(byte[] slice) {
    return new String(slice, StandardCharsets.UTF_8);
  }

  private static Refused invalid(String detail) {
    return new Refused(Reason.INVALID_REQUEST, detail);
  }
}
