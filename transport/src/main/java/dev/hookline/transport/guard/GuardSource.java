package dev.hookline.transport.guard;

import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the server its one guard. */
@ApplicationScoped
class GuardSource {
  @Produces
  @Singleton
  AddressGuard guard(Settings settings) {
    return AddressGuard.of(settings);
  }
}
