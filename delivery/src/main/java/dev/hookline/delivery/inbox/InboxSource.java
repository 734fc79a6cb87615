package dev.hookline.delivery.inbox;

import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.inbox.InboxTable;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the server its Dev Inbox. */
@ApplicationScoped
class InboxSource {
  @Produces
  @Singleton
  Inbox inbox(InboxTable table, Settings settings, Uuid7 ids, Clock clock) {
    return new Inbox(table, settings, ids, clock);
  }
}
