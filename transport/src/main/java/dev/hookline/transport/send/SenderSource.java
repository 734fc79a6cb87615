package dev.hookline.transport.send;

import dev.hookline.transport.guard.AddressGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the server its one sender, and closes it with the application. */
@ApplicationScoped
class SenderSource {
  @Produces
  @Singleton
  Sender sender(AddressGuard guard) {
    return Sender.open(guard);
  }

  void close(@Disposes Sender sender) {
    sender.close();
  }
}
