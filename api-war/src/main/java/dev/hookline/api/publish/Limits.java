package dev.hookline.api.publish;

import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How much a publisher may send. */
@ApplicationScoped
class Limits {
  /** Room for the members beside the payload. */
  private static final int ENVELOPE_BYTES = 65_536;

  private static final int BATCH_BYTES = 16_777_216;

  private int maxPayloadBytes;
  private int maxBatchEvents;

  Limits() {}

  @Inject
  Limits(Settings settings) {
    maxPayloadBytes = settings.integer(Setting.MAX_PAYLOAD_BYTES);
    maxBatchEvents = settings.integer(Setting.MAX_BATCH_EVENTS);
  }

  int maxPayloadBytes() {
    return maxPayloadBytes;
  }

  int maxBatchEvents() {
    return maxBatchEvents;
  }

  int maxBodyBytes(BodyFormat format) {
    int one = maxPayloadBytes + ENVELOPE_BYTES;
    return format.batch() ? Math.max(BATCH_BYTES, one) : one;
  }
}
