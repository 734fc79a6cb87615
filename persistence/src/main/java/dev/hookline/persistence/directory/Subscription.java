package dev.hookline.persistence.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which events an endpoint gets, and in what shape. Never changed: deleted and made anew. */
@Entity
@Table(name = "subscriptions")
public class Subscription {
  @Id
  @Column(name = "subscription_id")
  private UUID id;

  @Column(name = "tenant_id")
  private String tenantId;

  @Column(name = "endpoint_id")
  private UUID endpointId;

  @Column(name = "topic_pattern")
  private String topicPattern;

  @Column(name = "filter")
  private String filter;

  @Column(name = "transform")
  private String transform;

  @Column(name = "channels")
  private String channels;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For JPA. */
  protected Subscription() {}

  /** A subscription to every event of the topics. */
  public Subscription(UUID id, Endpoint endpoint, String topicPattern, Instant now) {
    this.id = id;
    this.tenantId = endpoint.tenantId();
    this.endpointId = endpoint.id();
    this.topicPattern = topicPattern;
    this.createdAt = now;
  }

  /** Only events that pass; the filter's JSON, already checked, or null for all. */
  public void only(String json) {
    filter = json;
  }

  /**
   * Events leave in another shape; the transform's JSON, already checked, or null for unchanged.
   */
  public void reshape(String json) {
    transform = json;
  }

  /** Only events of one of these channels; a JSON array, already checked, or null for all. */
  public void within(String json) {
    channels = json;
  }

  /** Its id. */
  public UUID id() {
    return id;
  }

  /** Whose it is. */
  public String tenantId() {
    return tenantId;
  }

  /** Who gets the events. */
  public UUID endpointId() {
    return endpointId;
  }

  /** Which topics. */
  public String topicPattern() {
    return topicPattern;
  }

  /** Which of their events, as JSON. */
  public Optional<String> filter() {
    return Optional.ofNullable(filter);
  }

  /** In what shape, as JSON. */
  public Optional<String> transform() {
    return Optional.ofNullable(transform);
  }

  /** Of which channels one must be the event's, as a JSON array; empty: whatever they are. */
  public Optional<String> channels() {
    return Optional.ofNullable(channels);
  }

  /** When it was made. */
  public Instant createdAt() {
    return createdAt;
  }
}
