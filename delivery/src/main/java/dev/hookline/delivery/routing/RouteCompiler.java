package dev.hookline.delivery.routing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.credentials.Credentials;
import dev.hookline.delivery.credentials.EndpointVault;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.directory.EndpointSecret;
import dev.hookline.persistence.directory.Subscription;
import dev.hookline.persistence.directory.TenantConfiguration;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import dev.hookline.transport.send.Target;
import dev.hookline.transport.targets.Provider;
import dev.hookline.transport.targets.TargetAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Turns a tenant's stored configuration into routes: secrets opened, URLs taken apart, conditions
 * compiled.
 */
final class RouteCompiler {
  private static final Logger LOG = Logger.getLogger(RouteCompiler.class.getName());

  private final EndpointVault vault;
  private final List<Integer> defaultSchedule;

  RouteCompiler(EndpointVault vault, Settings settings) {
    this.vault = vault;
    this.defaultSchedule = settings.integers(Setting.RETRY_SCHEDULE);
  }

  TenantRoutes compile(TenantConfiguration tenant) {
    Map<UUID, Destination> destinations = new HashMap<>();
    for (Endpoint endpoint : tenant.endpoints().values()) {
      try {
        destinations.put(endpoint.id(), destination(endpoint, tenant.secretsOf(endpoint)));
      } catch (RuntimeException e) { // one broken row must not stop the tenant's other endpoints
        LOG.log(
            Level.SEVERE, "endpoint " + endpoint.id() + " cannot be used; its deliveries wait", e);
      }
    }
    return new TenantRoutes(
        destinations, tenant.subscriptions().stream().map(this::compile).toList());
  }

  private TenantRoutes.Subscription compile(Subscription subscription) {
    return new TenantRoutes.Subscription(
        subscription.id(),
        subscription.endpointId(),
        TopicPattern.parse(subscription.topicPattern()),
        subscription.channels().map(RouteCompiler::read).map(RouteCompiler::texts).orElse(Set.of()),
        subscription.filter().map(RouteCompiler::read).map(Filter::parse).orElse(null),
        subscription.transform().map(RouteCompiler::read).map(Transform::parse).orElse(null));
  }

  private Destination destination(Endpoint endpoint, List<EndpointSecret> secrets) {
    List<Integer> schedule = endpoint.retrySchedule();
    Credentials credentials = vault.open(endpoint, secrets);
    return new Destination(
        endpoint.tenantId(),
        endpoint.id(),
        Target.of(endpoint.url()),
        new Destination.Pace(
            endpoint.limits().timeoutMs(),
            endpoint.limits().maxAttempts(),
            endpoint.limits().maxInFlight(),
            Objects.requireNonNullElse(endpoint.limits().rateLimitRps(), 0),
            schedule.isEmpty() ? defaultSchedule : schedule),
        credentials.headers(),
        credentials.keys().stream()
            .map(key -> new Destination.Secret(key.key(), key.expiresAt()))
            .toList(),
        endpoint.enabled(),
        endpoint.paused(),
        endpoint.limits().ordered(),
        adapter(endpoint, credentials));
  }

  private static TargetAdapter adapter(Endpoint endpoint, Credentials credentials) {
    return Provider.named(endpoint.type().wireName())
        .map(provider -> provider.at(endpoint.url(), credentials.keys().getFirst().key().reveal()))
        .orElse(null);
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(item -> texts.add(item.textValue()));
    return Set.copyOf(texts);
  }

  private static JsonNode read(String text) {
    try {
      return ExactJson.read(text);
    } catch (IOException e) {
      throw new UncheckedIOException("stored configuration is not JSON", e);
    }
  }
}
