package dev.hookline.api.quotas;

import dev.hookline.delivery.quotas.Usage;

/**
 * What a tenant may have and has.
 *
 * @param maxPayloadBytes largest payload of an event, in bytes
 */
public record QuotaView(
    String tenantId,
    int maxEndpoints,
    long endpoints,
    int maxSubscriptions,
    long subscriptions,
    int maxPayloadBytes) {
  static QuotaView of(String tenantId, Usage usage) {
    return new QuotaView(
        tenantId,
        usage.quota().endpoints(),
        usage.endpoints(),
        usage.quota().subscriptions(),
        usage.subscriptions(),
        usage.quota().payloadBytes());
  }
}
