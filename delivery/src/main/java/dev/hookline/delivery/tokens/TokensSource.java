package dev.hookline.delivery.tokens;

import dev.hookline.delivery.access.Callers;
import dev.hookline.delivery.jose.FetchedKeys;
import dev.hookline.delivery.jose.KeyFile;
import dev.hookline.delivery.jose.TokenKeys;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import dev.hookline.transport.fetch.Fetcher;
import jakarta.annotation.PreDestroy;
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
import java.util.Optional;
import java.util.function.Function;

/** Gives the server its tokens: the issuers it trusts come from the configuration. */
@ApplicationScoped
class TokensSource {
  /** The issuer of what {@code scripts/hl token} makes. */
  static final String OURS = "hookline";

  @Inject private Settings settings;
  @Inject private Fetcher fetcher;
  @Inject private Clock clock;
  private FetchedKeys fetched;

  /** A wrong configuration stops the start and not the first call. */
  void onStart(@Observes Startup event) {
    issuers(settings, this::allowed);
  }

  @Produces
  @Singleton
  Tokens tokens(Callers callers) {
    return new Tokens(issuers(settings, this::keysAt), callers, clock);
  }

  @PreDestroy
  void close() {
    if (fetched != null) {
      fetched.close();
    }
  }

  /**
   * The issuers of the configuration.
   *
   * @param keysAt gives the keys under a URL, or throws if it must not be fetched
   */
  static List<Issuer> issuers(Settings settings, Function<String, TokenKeys> keysAt) {
    List<Issuer> issuers = new ArrayList<>();
    String own = settings.text(Setting.TOKEN_KEY_FILE);
    if (!own.isEmpty()) {
      issuers.add(new Issuer(OURS, "", KeyFile.ours(Path.of(own))));
    }
    String issuer = settings.text(Setting.JWT_ISSUER);
    if (!issuer.isEmpty()) {
      if (issuer.equals(OURS)) {
        throw wrong(Setting.JWT_ISSUER, "must not be " + OURS + ": that is this installation");
      }
      issuers.add(new Issuer(issuer, settings.text(Setting.JWT_AUDIENCE), keys(settings, keysAt)));
    } else if (!settings.text(Setting.JWT_JWKS_URL).isEmpty()) {
      throw wrong(Setting.JWT_JWKS_URL, "needs " + Setting.JWT_ISSUER.variable());
    }
    return issuers;
  }

  private static TokenKeys keys(Settings settings, Function<String, TokenKeys> keysAt) {
    String file = settings.text(Setting.JWT_PUBLIC_KEY_FILE);
    String url = settings.text(Setting.JWT_JWKS_URL);
    if (file.isEmpty() == url.isEmpty()) {
      throw wrong(
          Setting.JWT_ISSUER,
          "needs either %s or %s"
              .formatted(Setting.JWT_PUBLIC_KEY_FILE.variable(), Setting.JWT_JWKS_URL.variable()));
    }
    return url.isEmpty() ? KeyFile.theirs(Path.of(file)) : keysAt.apply(url);
  }

  private TokenKeys allowed(String url) {
    fetcher
        .refusal(url)
        .ifPresent(
            why -> {
              throw wrong(Setting.JWT_JWKS_URL, "cannot be fetched: " + why);
            });
    return keyId -> List.of();
  }

  private TokenKeys keysAt(String url) {
    fetched = FetchedKeys.at(() -> Optional.of(url), fetcher, clock).keepFresh();
    return fetched;
  }

  private static IllegalStateException wrong(Setting setting, String what) {
    return new IllegalStateException(setting.variable() + " " + what);
  }
}
