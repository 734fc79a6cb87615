package dev.hookline.admin.frame;

import dev.hookline.delivery.engine.OutboxPause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** The modes in force, as every page says them. */
@ApplicationScoped
public class Banners {
  @Inject OutboxPause pause;

  /**
   * A mode that is on.
   *
   * @param title what it is
   * @param detail what follows from it
   */
  public record Banner(String title, String detail) {}

  List<Banner> now() {
    List<Banner> found = new ArrayList<>();
    if (pause.paused()) {
      found.add(
          new Banner(
              "Outbox paused", "Publishes are kept; no delivery leaves until it is resumed."));
    }
    return found;
  }
}
