package dev.hookline.delivery.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.credentials.EndpointVault;
import dev.hookline.delivery.input.Members;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.directory.EndpointRegister;
import dev.hookline.persistence.directory.EndpointSecret;
import dev.hookline.persistence.directory.EndpointType;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.transport.targets.GivenUrl;
import dev.hookline.transport.targets.Provider;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A tenant's endpoints. Every method refuses an endpoint of another tenant with {@link
 * Reason#NOT_FOUND}.
 */
public final class Endpoints {
  private static final int DEFAULT_OVERLAP_SECONDS = 86_400;
  private static final int LONGEST_OVERLAP_SECONDS = 2_592_000;

  private final TenantWork work;
  private final EndpointRules rules;
  private final EndpointVault vault;
  private final Uuid7 ids;
  private final Clock clock;

  /** Endpoints kept by the given work. */
  Endpoints(TenantWork work, EndpointRules rules, EndpointVault vault, Uuid7 ids, Clock clock) {
    this.work = work;
    this.rules = rules;
    this.vault = vault;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes an endpoint from the members of the contract; only {@code url} is required, and for a
   * target its secret. May wait two seconds for the name service.
   *
   * @throws Refused with {@link Reason#INVALID_URL}, {@link Reason#REFUSED_ADDRESS}, {@link
   *     Reason#INVALID_TARGET}, {@link Reason#INVALID_REQUEST} or {@link Reason#QUOTA_EXCEEDED}
   */
  public NewSecret create(String tenantId, JsonNode body) {
    Members in = Members.of(body);
    String url = rules.url().required(in);
    Optional<Provider> provider =
        TargetRules.provider(EndpointRules.type(in, EndpointType.WEBHOOK));
    GivenUrl target =
        provider
            .map(whose -> TargetRules.read(whose, url, in))
            .orElseGet(() -> new GivenUrl(url, secret(in)));
    Instant now = clock.instant();
    Endpoint endpoint = new Endpoint(ids.next(), tenantId, rules.defaults(), now);
    endpoint.moveTo(target.url());
    rules.apply(endpoint, in, now);
    EndpointSecret sealed = vault.seal(ids.next(), endpoint, target.secret(), now);
    work.write(
        tenantId,
        session -> {
          work.quotas().admitEndpoint(session, tenantId);
          EndpointRegister register = new EndpointRegister(session);
          register.add(endpoint);
          register.add(sealed);
          return null;
        });
    return made(endpoint, provider, target.secret());
  }

  /**
   * A tenant's endpoints, newest first.
   *
   * @param before only older ones than this, or null for all
   * @param rows most endpoints wanted
   */
  public List<Endpoint> list(String tenantId, UUID before, int rows) {
    return work.read(session -> new EndpointRegister(session).ofTenant(tenantId, before, rows));
  }

  /** Those of a tenant's endpoints that have one of the ids, in no order; at least one id. */
  public List<Endpoint> named(String tenantId, Collection<UUID> ids) {
    return work.read(session -> new EndpointRegister(session).named(tenantId, ids));
  }

  /** An endpoint. */
  public Endpoint get(String tenantId, UUID id) {
    return work.read(session -> new EndpointRegister(session).find(tenantId, id))
        .orElseThrow(Endpoints::unknown);
  }

  /**
   * Changes what the members name; null resets a member to its default. The secret is changed by
   * rotation only, the type never.
   *
   * @throws Refused as {@link #create}
   */
  public Endpoint change(String tenantId, UUID id, JsonNode body) {
    Members in = Members.of(body);
    if (in.has("secret")) {
      throw new Refused(Reason.INVALID_REQUEST, "secret is changed by rotating it");
    }
    String url = rules.url().changed(in);
    return change(
        tenantId,
        id,
        endpoint -> {
          TargetRules.keepsType(endpoint, EndpointRules.type(in, endpoint.type()));
          if (url != null) {
            TargetRules.moved(endpoint, url);
            endpoint.moveTo(url);
          }
          rules.apply(endpoint, in, clock.instant());
        });
  }

  /**
   * Why the address guard would not let webhooks go to the endpoint now; empty if it lets them. May
   * wait for the name service.
   */
  public Optional<String> guardRefusal(Endpoint endpoint) {
    return rules.url().refusal(endpoint.url());
  }

  /** Removes an endpoint with its secrets and subscriptions. */
  public void remove(String tenantId, UUID id) {
    locked(
        tenantId,
        id,
        (register, endpoint) -> {
          register.remove(endpoint);
          return endpoint;
        });
  }

  /** Holds an endpoint's deliveries back; events are still collected for it. */
  public Endpoint pause(String tenantId, UUID id) {
    return change(tenantId, id, Endpoint::pause);
  }

  /** Lets an endpoint's deliveries leave again. */
  public Endpoint resume(String tenantId, UUID id) {
    return change(tenantId, id, Endpoint::resume);
  }

  /**
   * Makes a new secret from {@code {secret?, overlap_seconds?}}, or takes the one given. The old
   * one signs along for the overlap, 0 to 2592000 seconds, a day by default; older ones end now. A
   * target's secret must be given, and the old one ends at once: a message carries one.
   *
   * @param body may be null
   * @throws Refused with {@link Reason#INVALID_REQUEST} or {@link Reason#INVALID_TARGET}
   */
  public NewSecret rotateSecret(String tenantId, UUID id, JsonNode body) {
    Members in = Members.ofOptional(body);
    int overlap =
        in.optional(
            "overlap_seconds",
            DEFAULT_OVERLAP_SECONDS,
            member -> member.integer(0, LONGEST_OVERLAP_SECONDS));
    Instant now = clock.instant();
    return locked(
        tenantId,
        id,
        (register, endpoint) -> {
          Optional<Provider> provider = TargetRules.provider(endpoint.type());
          String secret =
              provider.map(whose -> TargetRules.rotated(whose, in)).orElseGet(() -> secret(in));
          retire(register, register.secretsOf(endpoint), now, provider.isPresent() ? 0 : overlap);
          register.add(vault.seal(ids.next(), endpoint, secret, now));
          endpoint.changed(now);
          return made(endpoint, provider, secret);
        });
  }

  private String secret(Members in) {
    return in.optional("secret", vault.newSecret(), vault::readSecret);
  }

  // A target's secret was made by its provider: whoever brought it knows it already.
  private static NewSecret made(Endpoint endpoint, Optional<Provider> provider, String secret) {
    return new NewSecret(endpoint, provider.isPresent() ? null : secret);
  }

  // The newest one lives through the overlap, so that never more than two sign.
  private static void retire(
      EndpointRegister register, List<EndpointSecret> secrets, Instant now, int overlap) {
    for (EndpointSecret secret : secrets) {
      if (secret == secrets.getFirst() && overlap > 0) {
        secret.retire(now.plusSeconds(overlap));
      } else {
        register.remove(secret);
      }
    }
  }

  private Endpoint change(String tenantId, UUID id, Consumer<Endpoint> act) {
    return locked(
        tenantId,
        id,
        (register, endpoint) -> {
          act.accept(endpoint);
          endpoint.changed(clock.instant());
          return endpoint;
        });
  }

  private <T> T locked(String tenantId, UUID id, BiFunction<EndpointRegister, Endpoint, T> act) {
    return work.write(
        tenantId,
        session -> {
          EndpointRegister register = new EndpointRegister(session);
          return act.apply(
              register, register.forChange(tenantId, id).orElseThrow(Endpoints::unknown));
        });
  }

  private static Refused unknown() {
    return new Refused(Reason.NOT_FOUND, "no such endpoint");
  }
}
