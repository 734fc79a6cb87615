package dev.hookline.delivery.tokens;

import dev.hookline.delivery.access.Callers;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Gives the server its tokens: the issuers it trusts come from the configuration. */
@ApplicationScoped
class TokensSource {
  /** The issuer of what {@code scripts/hl token} makes. */
  static final String OURS = "hookline";

  @Inject private Settings settings;

  /** A wrong key file stops the start and not the first call. */
  void onStart(@Observes Startup event) {
    issuers(settings);
  }

  @Produces
  @Singleton
  Tokens tokens(Callers callers, Clock clock) {
    return new Tokens(issuers(settings), callers, clock);
  }

  static List<Issuer> issuers(Settings settings) {
    List<Issuer> issuers = new ArrayList<>();
    String own = settings.text(Setting.TOKEN_KEY_FILE);
    if (!own.isEmpty()) {
      issuers.add(new Issuer(OURS, "", KeyFile.ours(Path.of(own))));
    }
    String issuer = settings.text(Setting.JWT_ISSUER);
    if (!issuer.isEmpty()) {
      if (issuer.equals(OURS)) {
        throw new IllegalStateException(
            Setting.JWT_ISSUER.variable() + " must not be " + OURS + ": that is this installation");
      }
      String file = settings.text(Setting.JWT_PUBLIC_KEY_FILE);
      if (file.isEmpty()) {
        throw new IllegalStateException(
            Setting.JWT_ISSUER.variable() + " needs " + Setting.JWT_PUBLIC_KEY_FILE.variable());
      }
      issuers.add(
          new Issuer(issuer, settings.text(Setting.JWT_AUDIENCE), KeyFile.theirs(Path.of(file))));
    }
    return issuers;
  }
}
