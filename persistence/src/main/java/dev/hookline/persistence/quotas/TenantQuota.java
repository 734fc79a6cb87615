package dev.hookline.persistence.quotas;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** What was set for a tenant; what was not set follows the configuration. */
@Entity
@Table(name = "tenant_quotas")
public class TenantQuota {
  @Id
  @Column(name = "tenant_id")
  private String tenantId;

  @Column(name = "max_endpoints")
  private Integer maxEndpoints;

  @Column(name = "max_subscriptions")
  private Integer maxSubscriptions;

  @Column(name = "max_payload_bytes")
  private Integer maxPayloadBytes;

  @Column(name = "updated_at")
  private Instant updatedAt;

  /** For JPA. */
  protected TenantQuota() {}

  /** A quota with nothing set. */
  public TenantQuota(String tenantId) {
    this.tenantId = tenantId;
  }

  /** Sets all three; null follows the configuration. */
  public void set(Integer endpoints, Integer subscriptions, Integer payloadBytes, Instant now) {
    this.maxEndpoints = endpoints;
    this.maxSubscriptions = subscriptions;
    this.maxPayloadBytes = payloadBytes;
    this.updatedAt = now;
  }

  /** Whose quota it is. */
  public String tenantId() {
    return tenantId;
  }

  /** Most endpoints, if set. */
  public Optional<Integer> maxEndpoints() {
    return Optional.ofNullable(maxEndpoints);
  }

  /** Most subscriptions, if set. */
  public Optional<Integer> maxSubscriptions() {
    return Optional.ofNullable(maxSubscriptions);
  }

  /** Largest payload of an event in bytes, if set. */
  public Optional<Integer> maxPayloadBytes() {
    return Optional.ofNullable(maxPayloadBytes);
  }
}
