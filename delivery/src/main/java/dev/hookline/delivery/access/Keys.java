package dev.hookline.delivery.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Members;
import dev.hookline.persistence.access.ApiKey;
import dev.hookline.persistence.access.KeyRegister;
import dev.hookline.persistence.access.KeyText;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.work.UnitOfWork;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A tenant's API keys: made, listed, rotated and revoked. Effective here at once, on other nodes
 * within a second.
 */
public final class Keys {
  private static final int DEFAULT_OVERLAP_SECONDS = 3_600;
  private static final int LONGEST_OVERLAP_SECONDS = 2_592_000;
  private static final long LATEST =
      253_402_300_799_999L; // the end of the year 9999, in Unix milliseconds

  private final UnitOfWork work;
  private final Callers callers;
  private final Uuid7 ids;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * Keys kept through the given unit of work.
   *
   * @param callers is told to forget what changed
   */
  public Keys(UnitOfWork work, Callers callers, Uuid7 ids, Clock clock) {
    this.work = work;
    this.callers = callers;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a key from {@code {scopes, name?, expires_at_ms?}}.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST}
   */
  public NewKey create(String tenantId, JsonNode body) {
    Members in = Members.of(body);
    List<String> scopes = Scopes.read(in.required("scopes"));
    String name = in.optional("name", "", member -> member.text(0, 200));
    if (name.equals(ApiKey.SEED)) {
      throw new Refused(Reason.INVALID_REQUEST, "name must not be " + ApiKey.SEED);
    }
    Instant now = clock.instant();
    KeyText text = KeyText.random(random);
    ApiKey key = new ApiKey(ids.next(), tenantId, name, text, now).allow(scopes);
    Long end =
        in.optional("expires_at_ms", null, member -> member.number(now.toEpochMilli() + 1, LATEST));
    if (end != null) {
      key.expire(Instant.ofEpochMilli(end));
    }
    change(
        register -> {
          register.add(key);
          return key;
        });
    return new NewKey(key, text);
  }

  /**
   * A tenant's keys, newest first, those that ended included.
   *
   * @param before only older ones than this, or null for all
   * @param rows most keys wanted
   */
  public List<ApiKey> list(String tenantId, UUID before, int rows) {
    return work.read(session -> new KeyRegister(session).ofTenant(tenantId, before, rows));
  }

  /**
   * A tenant's key.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public ApiKey get(String tenantId, UUID id) {
    return work.read(session -> new KeyRegister(session).find(tenantId, id))
        .orElseThrow(Keys::unknown);
  }

  /**
   * Ends a key now. Ending it twice is no error.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public ApiKey revoke(String tenantId, UUID id) {
    return change(
        register -> {
          ApiKey key = register.forChange(tenantId, id).orElseThrow(Keys::unknown);
          key.revoke(clock.instant());
          return key;
        });
  }

  /**
   * Makes the successor of a key, with its scopes and the length of life it was made for, and lets
   * the old one go on for {@code overlap_seconds}, 0 to 2592000, an hour by default.
   *
   * @param body {@code {overlap_seconds?}}, or null
   * @throws Refused with {@link Reason#NOT_FOUND}, {@link Reason#INVALID_REQUEST}, or {@link
   *     Reason#CONFLICT} if the key has ended or was rotated before
   */
  public NewKey rotate(String tenantId, UUID id, JsonNode body) {
    int overlap =
        Members.ofOptional(body)
            .optional(
                "overlap_seconds",
                DEFAULT_OVERLAP_SECONDS,
                member -> member.integer(0, LONGEST_OVERLAP_SECONDS));
    KeyText text = KeyText.random(random);
    Instant now = clock.instant();
    return change(
        register -> {
          ApiKey old = register.forChange(tenantId, id).orElseThrow(Keys::unknown);
          if (!old.validAt(now) || old.rotatedTo().isPresent()) {
            throw new Refused(Reason.CONFLICT, "the key has ended or was rotated already");
          }
          ApiKey successor = successor(old, text, now);
          register.add(successor);
          old.rotate(successor.id(), now.plusSeconds(overlap));
          return new NewKey(successor, text);
        });
  }

  private ApiKey successor(ApiKey old, KeyText text, Instant now) {
    String name = old.name().equals(ApiKey.SEED) ? "successor of " + ApiKey.SEED : old.name();
    ApiKey key =
        new ApiKey(ids.next(), old.tenantId().orElseThrow(), name, text, now).allow(old.scopes());
    old.expiresAt().ifPresent(end -> key.expire(now.plus(Duration.between(old.createdAt(), end))));
    return key;
  }

  private <T> T change(Function<KeyRegister, T> act) {
    T result = work.write(session -> act.apply(new KeyRegister(session)));
    callers.forgetKeys();
    return result;
  }

  private static Refused unknown() {
    return new Refused(Reason.NOT_FOUND, "no such key");
  }
}
