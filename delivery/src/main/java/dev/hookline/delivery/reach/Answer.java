package dev.hookline.delivery.reach;

import java.time.Instant;
import java.util.UUID;

/**
 * Why an endpoint got an event, or did not.
 *
 * @param url where it listens; null if the endpoint was deleted
 * @param deliveryId its newest delivery of the event, or null if there is none
 */
public record Answer(UUID endpointId, String url, UUID deliveryId, Fate fate, Because because) {
  /**
   * The reason.
   *
   * @param detail one sentence
   * @param until when that ends by itself, or null
   */
  public record Because(Code code, String detail, Instant until) {
    static Because of(Code code, String detail) {
      return new Because(code, detail, null);
    }
  }
}
