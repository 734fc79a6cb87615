package dev.hookline.api.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads and writes the bodies of resources, in place of whatever JSON binding the server brings.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return bound(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return bound(type);
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    byte[] bytes = body.readNBytes(Json.MAX_BODY_BYTES + 1);
    if (bytes.length > Json.MAX_BODY_BYTES) {
      throw new Refused(
          Reason.PAYLOAD_TOO_LARGE, "the body is larger than " + Json.MAX_BODY_BYTES + " bytes");
    }
    if (bytes.length == 0 && generic == JsonNode.class) {
      return MissingNode.getInstance(); // whether a body may be left out is the resource's rule
    }
    if (bytes.length == 0) {
      throw new Refused(Reason.MALFORMED_JSON, "the body is empty; a JSON document is expected");
    }
    try {
      Object value = Json.mapper().readerFor(Json.mapper().constructType(generic)).readValue(bytes);
      if (value == null) {
        throw new Refused(Reason.INVALID_REQUEST, "the body must not be null");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw JsonFaults.refusal(e);
    } catch (NumberFormatException e) { // an exponent that no number type holds
      throw new Refused(Reason.MALFORMED_JSON, "a number of the body has too large an exponent");
    }
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    Json.mapper().writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(body, value);
  }

  private static boolean bound(Class<?> type) {
    return type != String.class
        && type != byte[].class
        && !InputStream.class.isAssignableFrom(type)
        && !Reader.class.isAssignableFrom(type)
        && !StreamingOutput.class.isAssignableFrom(type);
  }
}
