package dev.hookline.persistence.operators;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A person who operates the installation. */
@Entity
@Table(name = "operators")
public class OperatorAccount {
  @Id
  @Column(name = "operator_id")
  private UUID id;

  @Column(name = "name")
  private String name;

  @Column(name = "role")
  private String role;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "must_change")
  private boolean mustChange;

  @Column(name = "subject")
  private String subject;

  @Column(name = "disabled")
  private boolean disabled;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_sign_in_at")
  private Instant lastSignInAt;

  /** For JPA. */
  protected OperatorAccount() {}

  /**
   * A new operator who cannot sign in yet.
   *
   * @param name unique without regard to case
   * @param role {@code viewer}, {@code operator} or {@code admin}
   */
  public OperatorAccount(UUID id, String name, String role, Instant createdAt) {
    this.id = id;
    this.name = name;
    this.role = role;
    this.createdAt = createdAt;
  }

  /**
   * Sets the password.
   *
   * @param hash what it is checked with
   * @param oneTime whether it is good for choosing another one only
   */
  public OperatorAccount password(String hash, boolean oneTime) {
    this.passwordHash = hash;
    this.mustChange = oneTime;
    return this;
  }

  /** Sets whom an identity provider vouches for: its issuer, a blank, and its subject. */
  public OperatorAccount vouchedFor(String issuerAndSubject) {
    this.subject = issuerAndSubject;
    return this;
  }

  /** Sets the role. */
  public void role(String newRole) {
    this.role = newRole;
  }

  /** Sets whether signing in is refused. */
  public void disabled(boolean newValue) {
    this.disabled = newValue;
  }

  /** Notes a sign-in. */
  public void signedIn(Instant now) {
    this.lastSignInAt = now;
  }

  /** The id. */
  public UUID id() {
    return id;
  }

  /** The name, as it was first written. */
  public String name() {
    return name;
  }

  /** {@code viewer}, {@code operator} or {@code admin}. */
  public String role() {
    return role;
  }

  /** What a password is checked with; empty for who signs in through an identity provider only. */
  public Optional<String> passwordHash() {
    return Optional.ofNullable(passwordHash);
  }

  /** Whether the password is good for choosing another one only. */
  public boolean mustChange() {
    return mustChange;
  }

  /** Whom an identity provider vouches for. */
  public Optional<String> subject() {
    return Optional.ofNullable(subject);
  }

  /** Whether signing in is refused. */
  public boolean disabled() {
    return disabled;
  }

  /** When the operator was made. */
  public Instant createdAt() {
    return createdAt;
  }

  /** The last sign-in that succeeded. */
  public Optional<Instant> lastSignInAt() {
    return Optional.ofNullable(lastSignInAt);
  }
}
