package dev.hookline.delivery.operators;

import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives the server its operators, sign-in and sessions, and makes the first admin at its start. */
@ApplicationScoped
class OperatorsSource {
  @Inject private UnitOfWork work;
  @Inject private Settings settings;
  @Inject private Uuid7 ids;
  @Inject private Clock clock;
  private final AtomicBoolean begun = new AtomicBoolean();
  private PasswordHash passwords;

  @PostConstruct
  void configure() {
    passwords = new PasswordHash(settings.integer(Setting.PASSWORD_ROUNDS));
  }

  /** The server announces the start once for each war. */
  void onStart(@Observes Startup event) {
    if (!begun.getAndSet(true)) {
      new FirstAdmin(work, passwords, ids, clock).ensure(Path.of(settings.text(Setting.DATA_DIR)));
    }
  }

  @Produces
  @Singleton
  Operators operators() {
    return new Operators(work, passwords, ids, clock);
  }

  @Produces
  @Singleton
  Sessions sessions() {
    return new Sessions(work, settings, clock);
  }

  @Produces
  @Singleton
  SignIn signIn(Sessions sessions) {
    return new SignIn(work, sessions, passwords, clock);
  }

  @Produces
  @Singleton
  VouchedSignIn vouchedSignIn(Sessions sessions) {
    return new VouchedSignIn(work, sessions, ids, clock);
  }
}
