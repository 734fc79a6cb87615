package dev.hookline.transport.http;

import dev.hookline.settings.Authorities;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import dev.hookline.transport.fetch.Fetcher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the server its one fetcher, and closes it with the application. */
@ApplicationScoped
class FetcherSource {
  @Produces
  @Singleton
  Fetcher fetcher(Settings settings) {
    return HttpFetcher.trusting(settings.hosts(Setting.TRUSTED_HOSTS), Authorities.of(settings));
  }

  void close(@Disposes Fetcher fetcher) {
    fetcher.close();
  }
}
