package dev.hookline.persistence.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A receiver.
 *
 * <p>Deliveries leave for it while it is enabled and not paused. Paused, it still collects;
 * disabled, by its owner or by HookLine itself with a reason, it gets nothing new.
 */
@Entity
@Table(name = "endpoints")
public class Endpoint {
  @Id
  @Column(name = "endpoint_id")
  private UUID id;

  @Column(name = "tenant_id")
  private String tenantId;

  @Column(name = "url")
  private String url;

  @Column(name = "type")
  private EndpointType type;

  @Column(name = "description")
  private String description = "";

  @Column(name = "enabled")
  private boolean enabled = true;

  @Column(name = "disabled_reason")
  private String disabledReason;

  @Column(name = "disabled_at")
  private Instant disabledAt;

  @Column(name = "enabled_at")
  private Instant enabledAt;

  @Column(name = "paused")
  private boolean paused;

  @Column(name = "timeout_ms")
  private int timeoutMs;

  @Column(name = "max_attempts")
  private int maxAttempts;

  @Column(name = "max_in_flight")
  private int maxInFlight;

  @Column(name = "rate_limit_rps")
  private Integer rateLimitRps;

  @Column(name = "ordered")
  private boolean ordered;

  @Column(name = "retry_schedule")
  private String retrySchedule;

  @Column(name = "headers_sealed")
  private byte[] sealedHeaders;

  @Column(name = "auth_sealed")
  private byte[] sealedAuth;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  /** For JPA. */
  protected Endpoint() {}

  /** A new endpoint, enabled, not paused; give it a URL before it is stored. */
  public Endpoint(UUID id, String tenantId, Limits limits, Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.type = EndpointType.WEBHOOK;
    this.createdAt = now;
    this.updatedAt = now;
    limit(limits);
  }

  /** Sends to this URL from now on; at most 2048 characters. */
  public void moveTo(String newUrl) {
    url = newUrl;
  }

  /** Speaks this from now on. */
  public void speak(EndpointType newType) {
    type = newType;
  }

  /** Says what the endpoint is for; at most 1000 characters. */
  public void describe(String text) {
    description = text;
  }

  /** Works it this hard from now on. */
  public void limit(Limits limits) {
    timeoutMs = limits.timeoutMs();
    maxAttempts = limits.maxAttempts();
    maxInFlight = limits.maxInFlight();
    rateLimitRps = limits.rateLimitRps();
    ordered = limits.ordered();
  }

  /**
   * Waits this many seconds before each attempt, the last one repeating; empty: the server's
   * default.
   */
  public void retryAfter(List<Integer> seconds) {
    retrySchedule =
        seconds.isEmpty()
            ? null
            : seconds.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Gets new deliveries again; nothing happens if it does. */
  public void enable(Instant now) {
    if (!enabled) {
      enabled = true;
      enabledAt = now;
      disabledAt = null;
      disabledReason = null;
    }
  }

  /**
   * Gets nothing new; nothing happens if it gets nothing already.
   *
   * @param reason why HookLine did it, or null when its owner did
   */
  public void disable(String reason, Instant now) {
    if (enabled) {
      enabled = false;
      disabledAt = now;
      disabledReason = reason;
    }
  }

  /** Holds its deliveries back. */
  public void pause() {
    paused = true;
  }

  /** Lets its deliveries leave. */
  public void resume() {
    paused = false;
  }

  /** Replaces the sealed header object; null: none. */
  public void sealHeaders(byte[] sealed) {
    sealedHeaders = sealed;
  }

  /** Replaces the sealed credentials; null: none. */
  public void sealAuth(byte[] sealed) {
    sealedAuth = sealed;
  }

  /** Notes that it changed. */
  public void changed(Instant now) {
    updatedAt = now;
  }

  /** Its id. */
  public UUID id() {
    return id;
  }

  /** Whose it is. */
  public String tenantId() {
    return tenantId;
  }

  /** Where it listens. */
  public String url() {
    return url;
  }

  /** What it speaks. */
  public EndpointType type() {
    return type;
  }

  /** What it is for; may be empty. */
  public String description() {
    return description;
  }

  /** Whether it gets new deliveries. */
  public boolean enabled() {
    return enabled;
  }

  /** Why HookLine disabled it. */
  public Optional<String> disabledReason() {
    return Optional.ofNullable(disabledReason);
  }

  /** Since when it is disabled; empty if it is not, or was before that was noted. */
  public Optional<Instant> disabledAt() {
    return enabled ? Optional.empty() : Optional.ofNullable(disabledAt);
  }

  /** Whether its deliveries are held back. */
  public boolean paused() {
    return paused;
  }

  /** How hard it may be worked. */
  public Limits limits() {
    return new Limits(timeoutMs, maxAttempts, maxInFlight, rateLimitRps, ordered);
  }

  /** Its own delays in seconds; empty: the server's default. */
  public List<Integer> retrySchedule() {
    return retrySchedule == null
        ? List.of()
        : Arrays.stream(retrySchedule.split(",")).map(Integer::valueOf).toList();
  }

  /** The sealed JSON object of its extra headers. */
  public Optional<byte[]> sealedHeaders() {
    return Optional.ofNullable(sealedHeaders);
  }

  /** The sealed JSON object of its credentials. */
  public Optional<byte[]> sealedAuth() {
    return Optional.ofNullable(sealedAuth);
  }

  /** When it was made. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When it last changed. */
  public Instant updatedAt() {
    return updatedAt;
  }
}
