package dev.hookline.api.subscriptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.json.Json;
import dev.hookline.persistence.directory.Subscription;
import dev.hookline.persistence.id.IdKind;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A subscription as its owner sees it.
 *
 * @param channels as given, or null
 * @param filter as given, or null
 * @param transform as given, or null
 * @param createdAt Unix milliseconds
 */
public record SubscriptionView(
    String id,
    String subscriptionId,
    String tenantId,
    String endpointId,
    String topicPattern,
    @Schema(nullable = true) List<String> channels,
    @Schema(implementation = Object.class, nullable = true) JsonNode filter,
    @Schema(implementation = Object.class, nullable = true) JsonNode transform,
    long createdAt) {

  static SubscriptionView of(Subscription subscription) {
    String id = IdKind.SUBSCRIPTION.format(subscription.id());
    return new SubscriptionView(
        id,
        id,
        subscription.tenantId(),
        IdKind.ENDPOINT.format(subscription.endpointId()),
        subscription.topicPattern(),
        subscription.channels().map(SubscriptionView::texts).orElse(null),
        subscription.filter().map(SubscriptionView::json).orElse(null),
        subscription.transform().map(SubscriptionView::json).orElse(null),
        subscription.createdAt().toEpochMilli());
  }

  private static List<String> texts(String array) {
    List<String> texts = new ArrayList<>();
    json(array).forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  private static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
