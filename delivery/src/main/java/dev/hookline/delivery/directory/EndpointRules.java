package dev.hookline.delivery.directory;

import dev.hookline.delivery.credentials.EndpointVault;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.delivery.retry.RetryBounds;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.directory.EndpointType;
import dev.hookline.persistence.directory.Limits;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import dev.hookline.transport.guard.AddressGuard;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What an endpoint may be like. An absent member stays as it is, null resets it to its default. */
final class EndpointRules {
  private static final String TYPES =
      Arrays.stream(EndpointType.values())
          .map(EndpointType::wireName)
          .collect(Collectors.joining(", "));

  private final Limits defaults;
  private final TargetUrl url;
  private final EndpointVault vault;

  EndpointRules(Settings settings, AddressGuard guard, EndpointVault vault) {
    this.defaults =
        new Limits(
            settings.integer(Setting.ENDPOINT_TIMEOUT_MS),
            settings.integer(Setting.ENDPOINT_MAX_ATTEMPTS),
            settings.integer(Setting.ENDPOINT_MAX_IN_FLIGHT),
            null,
            false);
    this.url = new TargetUrl(guard);
    this.vault = vault;
  }

  Limits defaults() {
    return defaults;
  }

  TargetUrl url() {
    return url;
  }

  /** Applies everything but the URL, which is checked before a unit of work begins. */
  void apply(Endpoint endpoint, Members in, Instant now) {
    endpoint.speak(type(in, endpoint.type()));
    endpoint.describe(
        in.change("description", endpoint.description(), "", member -> member.text(0, 1_000)));
    endpoint.limit(limits(endpoint.limits(), in));
    endpoint.retryAfter(
        in.change("retry_schedule", endpoint.retrySchedule(), List.of(), RetryBounds::schedule));
    endpoint.sealHeaders(
        in.change(
            "headers",
            endpoint.sealedHeaders().orElse(null),
            null,
            member -> vault.sealHeaders(endpoint, member)));
    endpoint.sealAuth(
        in.change(
            "auth",
            endpoint.sealedAuth().orElse(null),
            null,
            member -> vault.sealAuth(endpoint, member)));
    if (in.has("enabled")) {
      enable(endpoint, in.optional("enabled", true, Member::flag), now);
    }
  }

  private Limits limits(Limits now, Members in) {
    return new Limits(
        in.change("timeout_ms", now.timeoutMs(), defaults.timeoutMs(), m -> m.integer(100, 30_000)),
        in.change("max_attempts", now.maxAttempts(), defaults.maxAttempts(), RetryBounds::attempts),
        in.change(
            "max_in_flight", now.maxInFlight(), defaults.maxInFlight(), m -> m.integer(1, 4_096)),
        in.change("rate_limit_rps", now.rateLimitRps(), null, m -> m.integer(1, 100_000)),
        in.change("ordered", now.ordered(), false, Member::flag));
  }

  private static void enable(Endpoint endpoint, boolean enabled, Instant now) {
    if (enabled) {
      endpoint.enable(now);
    } else {
      endpoint.disable(null, now);
    }
  }

  /** The type that the members ask for, or the one it has where they name none. */
  static EndpointType type(Members in, EndpointType now) {
    return in.change("type", now, EndpointType.WEBHOOK, EndpointRules::named);
  }

  private static EndpointType named(Member member) {
    return EndpointType.named(member.text(1, 20))
        .orElseThrow(() -> member.refused("must be one of " + TYPES));
  }
}
