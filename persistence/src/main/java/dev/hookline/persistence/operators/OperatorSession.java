package dev.hookline.persistence.operators;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That an operator is signed in. */
@Entity
@Table(name = "operator_sessions")
public class OperatorSession {
  @Id
  @Column(name = "token_hash")
  private byte[] tokenHash;

  @Column(name = "operator_id")
  private UUID operatorId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  /** For JPA. */
  protected OperatorSession() {}

  /**
   * A session that begins.
   *
   * @param tokenHash SHA-256 of the token
   * @param endsAt when it ends at the latest
   */
  public OperatorSession(byte[] tokenHash, UUID operatorId, Instant now, Instant endsAt) {
    this.tokenHash = tokenHash.clone();
    this.operatorId = operatorId;
    this.createdAt = now;
    this.lastSeenAt = now;
    this.endsAt = endsAt;
  }

  /** Who is signed in. */
  public UUID operatorId() {
    return operatorId;
  }

  /** When the operator was last active, as far as that was noted. */
  public Instant lastSeenAt() {
    return lastSeenAt;
  }

  /** When it ends at the latest. */
  public Instant endsAt() {
    return endsAt;
  }
}
