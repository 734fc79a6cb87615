package dev.hookline.delivery.quotas;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.persistence.access.TenantRegister;
import dev.hookline.persistence.changes.ChangeListener;
import dev.hookline.persistence.quotas.QuotaRegister;
import dev.hookline.persistence.quotas.TenantQuota;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.StoreUnavailable;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The quotas. Effective here at once, on other nodes within a second. */
public final class Quotas implements ChangeListener {
  private static final Logger LOG = Logger.getLogger(Quotas.class.getName());
  private static final int MOST = 10_000_000;

  private final UnitOfWork work;
  private final Clock clock;
  private final Quota usual;
  private volatile Map<String, Quota> set = Map.of();

  /** Quotas kept through the given unit of work; those not set follow the settings. */
  public Quotas(UnitOfWork work, Settings settings, Clock clock) {
    this.work = work;
    this.clock = clock;
    this.usual =
        new Quota(
            settings.integer(Setting.QUOTA_ENDPOINTS),
            settings.integer(Setting.QUOTA_SUBSCRIPTIONS),
            settings.integer(Setting.MAX_PAYLOAD_BYTES));
    read();
  }

  /** What the tenant may have, from memory. */
  public Quota of(String tenantId) {
    return set.getOrDefault(tenantId, usual);
  }

  /**
   * What the tenant may have and has.
   *
   * @throws Refused with {@link Reason#NOT_FOUND} if there is no such tenant
   */
  public Usage usage(String tenantId) {
    return work.read(
        session -> {
          requireTenant(session, tenantId);
          QuotaRegister register = new QuotaRegister(session);
          Quota quota = register.find(tenantId).map(this::inForce).orElse(usual);
          return new Usage(quota, register.endpoints(tenantId), register.subscriptions(tenantId));
        });
  }

  /**
   * Sets what the tenant may have, from {@code {max_endpoints?, max_subscriptions?,
   * max_payload_bytes?}}: what is null or absent follows the configuration. What the tenant has
   * already stays, also if it is more.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST}, or {@link Reason#NOT_FOUND} if there is no
   *     such tenant
   */
  public void set(String tenantId, JsonNode body) {
    Members in = Members.of(body);
    Integer endpoints = in.optional("max_endpoints", null, Quotas::number);
    Integer subscriptions = in.optional("max_subscriptions", null, Quotas::number);
    Integer payload =
        in.optional("max_payload_bytes", null, member -> member.integer(1, usual.payloadBytes()));
    work.write(
        session -> {
          requireTenant(session, tenantId);
          QuotaRegister register = new QuotaRegister(session);
          register.lock(tenantId);
          Optional<TenantQuota> known = register.find(tenantId);
          TenantQuota quota = known.orElseGet(() -> new TenantQuota(tenantId));
          quota.set(endpoints, subscriptions, payload, clock.instant());
          if (known.isEmpty()) {
            register.add(quota);
          }
          return null;
        });
    read();
  }

  /**
   * Passes if the tenant may have one more endpoint; until the session ends nobody else adds one.
   *
   * @throws Refused with {@link Reason#QUOTA_EXCEEDED}
   */
  public void admitEndpoint(Session session, String tenantId) {
    QuotaRegister register = new QuotaRegister(session);
    register.lock(tenantId);
    require(register.endpoints(tenantId), of(tenantId).endpoints(), "endpoints");
  }

  /**
   * Passes if the tenant may have one more subscription; until the session ends nobody else adds
   * one.
   *
   * @throws Refused with {@link Reason#QUOTA_EXCEEDED}
   */
  public void admitSubscription(Session session, String tenantId) {
    QuotaRegister register = new QuotaRegister(session);
    register.lock(tenantId);
    require(register.subscriptions(tenantId), of(tenantId).subscriptions(), "subscriptions");
  }

  @Override
  public void changed(String table, String tenantId) {
    if (table.equals("tenant_quotas")) {
      read();
    }
  }

  @Override
  public void everythingMayHaveChanged() {
    read();
  }

  // All at once: they are few, and what is read last is right whatever came before.
  private synchronized void read() {
    try {
      set =
          Acting.as(
              Acting.system(),
              () ->
                  work.read(session -> new QuotaRegister(session).all()).stream()
                      .collect(Collectors.toUnmodifiableMap(TenantQuota::tenantId, this::inForce)));
    } catch (StoreUnavailable e) {
      LOG.log(Level.WARNING, "the quotas cannot be read now: {0}", e.getMessage());
    }
  }

  private Quota inForce(TenantQuota quota) {
    return new Quota(
        quota.maxEndpoints().orElse(usual.endpoints()),
        quota.maxSubscriptions().orElse(usual.subscriptions()),
        Math.min(quota.maxPayloadBytes().orElse(usual.payloadBytes()), usual.payloadBytes()));
  }

  private static int number(Member member) {
    return member.integer(0, MOST);
  }

  private static void require(long present, int most, String what) {
    if (present >= most) {
      throw new Refused(
          Reason.QUOTA_EXCEEDED, "the tenant may have " + most + " " + what + " and has them");
    }
  }

  private static void requireTenant(Session session, String tenantId) {
    if (new TenantRegister(session).find(tenantId).isEmpty()) {
      throw new Refused(Reason.NOT_FOUND, "no such tenant");
    }
  }
}
