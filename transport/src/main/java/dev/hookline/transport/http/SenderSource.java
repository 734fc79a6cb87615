package dev.hookline.transport.http;

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
  Sender sender(AddressGuard guard) {
    return HttpSender.open(guard);
  }

  void close(@Disposes Sender sender) {
    sender.close();
  }
}
