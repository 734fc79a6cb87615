package dev.hookline.delivery.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.directory.EndpointSecret;
import dev.hookline.persistence.directory.Subscription;
import dev.hookline.persistence.directory.TenantConfiguration;
import dev.hookline.persistence.secrets.SecretVault;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import dev.hookline.transport.send.HeaderLine;
import dev.hookline.transport.send.Target;
import dev.hookline.transport.signature.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns a tenant's stored configuration into routes: secrets opened, URLs taken apart, conditions compiled. */
final class RouteCompiler {
  private static final Logger LOG = Logger.getLogger(RouteCompiler.class.getName());
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final SecretVault vault;
  private final List<Integer> defaultSchedule;

  RouteCompiler(SecretVault vault, Settings settings) {
    this.vault = vault;
    this.defaultSchedule = settings.integers(Setting.RETRY_SCHEDULE);
  }

  TenantRoutes compile(TenantConfiguration tenant) {
    Map<UUID, Destination> destinations = new HashMap<>();
    for (Endpoint endpoint : tenant.endpoints().values()) {
      try {
        destinations.put(endpoint.id(), destination(endpoint, tenant.secretsOf(endpoint)));
      } catch (RuntimeException e) { // one broken row must not stop the tenant's other endpoints
        LOG.log(Level.SEVERE, "endpoint " + endpoint.id() + " cannot be used; its deliveries wait", e);
      }
    }
    return new TenantRoutes(destinations, tenant.subscriptions().stream().map(this::compile).toList());
  }

  private TenantRoutes.Subscription compile(Subscription subscription) {
    return new TenantRoutes.Subscription(
        subscription.id(),
        subscription.endpointId(),
        TopicPattern.parse(subscription.topicPattern()),
        subscription.filter().map(RouteCompiler::read).map(Filter::parse).orElse(null),
        subscription.transform().map(RouteCompiler::read).map(Transform::parse).orElse(null));
  }

  private Destination destination(Endpoint endpoint, List<EndpointSecret> secrets) {
    List<Integer> schedule = endpoint.retrySchedule();
    return new Destination(
        endpoint.id(),
        Target.of(endpoint.url()),
        new Destination.Pace(
            endpoint.limits().timeoutMs(),
            endpoint.limits().maxAttempts(),
            endpoint.limits().maxInFlight(),
            schedule.isEmpty() ? defaultSchedule : schedule),
        headers(endpoint),
        secrets.stream().map(this::open).toList(),
        endpoint.enabled(),
        endpoint.paused());
  }

  private Destination.Secret open(EndpointSecret secret) {
    byte[] text = vault.open(secret.tenantId(), secret.id(), secret.sealed());
    return new Destination.Secret(
        SigningKey.of(new String(text, StandardCharsets.UTF_8)), secret.expiresAt().orElse(null));
  }

  private List<HeaderLine> headers(Endpoint endpoint) {
    List<HeaderLine> lines = new ArrayList<>();
    endpoint
        .sealedHeaders()
        .map(sealed -> open(endpoint, sealed))
        .ifPresent(
            json ->
                json.properties()
                    .forEach(field -> lines.add(new HeaderLine(field.getKey(), field.getValue().asText()))));
    endpoint
        .sealedAuth()
        .map(sealed -> open(endpoint, sealed))
        .ifPresent(auth -> lines.add(new HeaderLine("Authorization", credential(auth))));
    return List.copyOf(lines);
  }

  private static String credential(JsonNode auth) {
    if (auth.path("type").asText().equals("bearer")) {
      return "Bearer " + auth.path("token").asText();
    }
    String pair = auth.path("username").asText() + ":" + auth.path("password").asText();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode open(Endpoint endpoint, byte[] sealed) {
    byte[] json = vault.open(endpoint.tenantId(), endpoint.id(), sealed);
    return read(new String(json, StandardCharsets.UTF_8));
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("stored configuration is not JSON", e);
    }
  }
}
