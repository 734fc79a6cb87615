package dev.hookline.transport.http;

import dev.hookline.settings.Authorities;
import dev.hookline.settings.Settings;
import dev.hookline.transport.guard.AddressGuard;
import dev.hookline.transport.send.Sender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the server its one sender, and closes it with the application. */
@ApplicationScoped
class SenderSource {
  @Produces
  @Singleton
  Sender sender(AddressGuard guard, Settings settings) {
    return HttpSender.open(guard, Authorities.of(settings));
  }

  void close(@Disposes Sender sender) {
    sender.close();
  }
}
