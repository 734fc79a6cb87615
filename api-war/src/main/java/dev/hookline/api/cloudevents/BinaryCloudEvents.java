package dev.hookline.api.cloudevents;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hookline.api.event.Envelope;
import dev.hookline.api.http.MediaTypes;
import dev.hookline.api.json.Json;
import dev.hookline.api.json.JsonFaults;
import dev.hookline.api.json.JsonSlice;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.publish.PublishRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;

/** Reads CloudEvents in binary mode: attributes in {@code ce-} headers, the data as the body. */
public final class BinaryCloudEvents {
  private static final String PREFIX = "ce-";

  private BinaryCloudEvents() {}

  /** Whether the request says that it is one. */
  public static boolean announcedBy(HttpServletRequest request) {
    return request.getHeader("ce-specversion") != null;
  }

  /**
   * The event of a request.
   *
   * @throws Refused if its attributes or its data are not acceptable
   */
  public static PublishRequest read(HttpServletRequest request, byte[] body, Envelope envelope)
      throws IOException {
    CloudEvent event = new CloudEvent();
    for (String header : Collections.list(request.getHeaderNames())) {
      String name = header.toLowerCase(Locale.ROOT);
      if (name.equals("ce-datacontenttype")) {
        throw new Refused(
            Reason.INVALID_REQUEST, "the content type is in Content-Type, not in " + name);
      }
      if (name.startsWith(PREFIX)) {
        event.attribute(
            name.substring(PREFIX.length()), HeaderValues.decode(request.getHeader(header)));
      }
    }
    if (body.length > 0) {
      event.data(data(request, body));
    }
    return event.toRequest(envelope);
  }

  private static byte[] data(HttpServletRequest request, byte[] body) throws IOException {
    if (!MediaTypes.isJson(request.getContentType())) {
      throw new Refused(
          Reason.UNSUPPORTED_MEDIA_TYPE, "the data of an event must be application/json");
    }
    try (JsonParser parser = Json.parser(body)) {
      byte[] data = JsonSlice.take(parser, body);
      Json.end(parser);
      return data;
    } catch (JsonProcessingException e) {
      throw JsonFaults.refusal(e);
    }
  }
}
