package dev.hookline.api.publish;

import dev.hookline.api.cloudevents.BinaryCloudEvents;
import dev.hookline.api.http.MediaTypes;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** What a publish request carries. */
enum BodyFormat {
  EVENT,
  BATCH,
  CLOUD_EVENT,
  CLOUD_EVENT_BATCH,
  BINARY_CLOUD_EVENT;

  boolean batch() {
    return this == BATCH || this == CLOUD_EVENT_BATCH;
  }

  /**
   * Judges by path and headers.
   *
   * @throws Refused with {@link Reason#UNSUPPORTED_MEDIA_TYPE}
   */
  static BodyFormat of(HttpServletRequest request) {
    boolean batchPath = request.getRequestURI().startsWith("/v1/events/batch");
    String type = request.getContentType();
    if (!batchPath) {
      String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
      if (lower.startsWith("application/cloudevents-batch")) { // the longer prefix first
        return json(type, CLOUD_EVENT_BATCH);
      }
      if (lower.startsWith("application/cloudevents")) {
        return json(type, CLOUD_EVENT);
      }
      if (BinaryCloudEvents.announcedBy(request)) {
        return BINARY_CLOUD_EVENT;
      }
    }
    return json(type, batchPath ? BATCH : EVENT);
  }

  private static BodyFormat json(String type, BodyFormat format) {
    if (!MediaTypes.isJson(type)) {
      throw new Refused(
          Reason.UNSUPPORTED_MEDIA_TYPE, "publish JSON with Content-Type: application/json");
    }
    return format;
  }
}
