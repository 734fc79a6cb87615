package dev.hookline.api.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Bodies that may be left out, whatever their content type. */
public final class OptionalJson {
  private static final int MAX_BYTES = 65_536;

  private OptionalJson() {}

  /**
   * The document in the body, or null if the body is empty.
   *
   * @throws Refused with {@link Reason#MALFORMED_JSON} or {@link Reason#PAYLOAD_TOO_LARGE}
   */
  public static JsonNode read(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new Refused(
            Reason.PAYLOAD_TOO_LARGE, "the body is larger than " + MAX_BYTES + " bytes");
      }
      return bytes.length == 0 ? null : Json.mapper().readTree(bytes);
    } catch (JsonProcessingException e) {
      throw JsonFaults.refusal(e);
    } catch (NumberFormatException e) { // an exponent that no number type holds
      throw new Refused(Reason.MALFORMED_JSON, "a number of the body has too large an exponent");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
