package dev.hookline.api.publish;

import dev.hookline.delivery.quotas.Quotas;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** How much a publisher may send. */
@Dependent
class Limits {
  /** Room for the members beside the payload. */
  private static final int ENVELOPE_BYTES = 65_536;

  private static final int BATCH_BYTES = 16_777_216;

  private final Quotas quotas;
  private final int maxPayloadBytes;
  private final int maxBatchEvents;

  @Inject
  Limits(Settings settings, Quotas quotas) {
    this.quotas = quotas;
    maxPayloadBytes = settings.integer(Setting.MAX_PAYLOAD_BYTES);
    maxBatchEvents = settings.integer(Setting.MAX_BATCH_EVENTS);
  }

  /** Largest payload of the tenant's events, from memory. */
  int maxPayloadBytes(String tenantId) {
    return quotas.of(tenantId).payloadBytes();
  }

  int maxBatchEvents() {
    return maxBatchEvents;
  }

  int maxBodyBytes(BodyFormat format) {
    int one = maxPayloadBytes + ENVELOPE_BYTES;
    return format.batch() ? Math.max(BATCH_BYTES, one) : one;
  }
}
