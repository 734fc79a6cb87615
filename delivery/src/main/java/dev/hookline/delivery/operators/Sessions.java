package dev.hookline.delivery.operators;

import dev.hookline.persistence.access.KeyText;
import dev.hookline.persistence.operators.OperatorAccount;
import dev.hookline.persistence.operators.OperatorRegister;
import dev.hookline.persistence.operators.OperatorSession;
import dev.hookline.persistence.operators.SessionRegister;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is signed in, on every node: sessions are rows. A session ends after {@code
 * HL_SESSION_IDLE_MINUTES} without activity and {@code HL_SESSION_HOURS} after it began; when the
 * operator signs out, changes the password, gets another role, is disabled or removed.
 */
public final class Sessions {
  private static final int LONGEST_TOKEN = 128;
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final UnitOfWork work;
  private final Clock clock;
  private final Duration idle;
  private final Duration longest;
  private final SecureRandom random = new SecureRandom();

  /** Sessions kept through the given unit of work. */
  public Sessions(UnitOfWork work, Settings settings, Clock clock) {
    this.work = work;
    this.clock = clock;
    this.idle = Duration.ofMinutes(settings.integer(Setting.SESSION_IDLE_MINUTES));
    this.longest = Duration.ofHours(settings.integer(Setting.SESSION_HOURS));
  }

  /**
   * The operator whose browser sent the token, and counts as activity.
   *
   * @param token what the browser holds, or null
   * @return empty if there is no such session or it has ended
   */
  public Optional<Operator> find(String token) {
    return live(token)
        .map(
            live -> {
              Instant now = clock.instant();
              if (!live.session.lastSeenAt().plus(NOTED).isAfter(now)) {
                byte[] hash = KeyText.of(token).hash();
                work.write(
                    session -> {
                      new SessionRegister(session).seen(hash, now);
                      return null;
                    });
              }
              return Operator.of(live.account);
            });
  }

  /** As {@link #find}, for what a page asks by itself: it does not keep a session alive. */
  public Optional<Operator> peek(String token) {
    return live(token).map(live -> Operator.of(live.account));
  }

  /** Ends the session; no error if there is none. */
  public void end(String token) {
    if (plausible(token)) {
      work.write(
          session -> {
            new SessionRegister(session).end(KeyText.of(token).hash());
            return null;
          });
    }
  }

  /** Begins a session within a unit of work; removes those of anybody that ended long ago. */
  SignedIn begin(Session session, OperatorAccount account) {
    Instant now = clock.instant();
    KeyText token = KeyText.random(random);
    SessionRegister register = new SessionRegister(session);
    register.removeEnded(now);
    register.add(new OperatorSession(token.hash(), account.id(), now, now.plus(longest)));
    account.signedIn(now);
    return new SignedIn(Operator.of(account), token);
  }

  private record Live(OperatorSession session, OperatorAccount account) {}

  private Optional<Live> live(String token) {
    if (!plausible(token)) {
      return Optional.empty();
    }
    byte[] hash = KeyText.of(token).hash();
    Instant now = clock.instant();
    return work.read(
        session ->
            new SessionRegister(session)
                .hashed(hash)
                .filter(row -> now.isBefore(row.endsAt()))
                .filter(row -> now.isBefore(row.lastSeenAt().plus(idle)))
                .flatMap(
                    row ->
                        new OperatorRegister(session)
                            .find(row.operatorId())
                            .filter(account -> !account.disabled())
                            .map(account -> new Live(row, account))));
  }

  private static boolean plausible(String token) {
    return token != null && !token.isEmpty() && token.length() <= LONGEST_TOKEN;
  }
}
