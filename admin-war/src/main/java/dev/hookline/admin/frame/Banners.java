package dev.hookline.admin.frame;

import dev.hookline.delivery.modes.Mode;
import dev.hookline.delivery.modes.Modes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** The modes in force, as every page says them. */
@ApplicationScoped
public class Banners {
  @Inject Modes modes;

  /**
   * A mode that is on.
   *
   * @param title what it is
   * @param detail what follows from it
   */
  public record Banner(String title, String detail) {}

  List<Banner> now() {
    List<Banner> found = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      if (modes.inForce().on(mode)) {
        found.add(banner(mode));
      }
    }
    return found;
  }

  private static Banner banner(Mode mode) {
    return switch (mode) {
      case OUTBOX_PAUSED ->
          new Banner(
              "Outbox paused", "Publishes are kept; no delivery leaves until it is resumed.");
      case MAINTENANCE -> new Banner("Maintenance", "Nothing comes in and nothing goes out.");
      case READ_ONLY ->
          new Banner("Read-only", "Nothing is changed from outside; deliveries leave.");
      case AGENTS_PAUSED ->
          new Banner("Agents paused", "No job is started; replays and housekeeping wait.");
    };
  }
}
