package dev.hookline.admin.frame;

import dev.hookline.delivery.modes.InForce;
import dev.hookline.delivery.modes.Mode;
import dev.hookline.delivery.modes.Modes;
import dev.hookline.delivery.modes.SwitchState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
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
   * @param reason why it is on; may be empty
   * @param end when it ends by itself, or null
   */
  public record Banner(String title, String detail, String reason, Instant end) {}

  List<Banner> now() {
    InForce inForce = modes.inForce();
    List<Banner> found = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      if (inForce.on(mode)) {
        found.add(banner(mode, inForce.switches().get(mode)));
      }
    }
    if (!inForce.pauses().isEmpty()) {
      found.add(
          new Banner(
              "Partly paused",
              "Deliveries of %d tenants or endpoints are held back."
                  .formatted(inForce.pauses().size()),
              "",
              null));
    }
    return found;
  }

  private static Banner banner(Mode mode, SwitchState state) {
    return switch (mode) {
      case OUTBOX_PAUSED ->
          new Banner(
              "Outbox paused",
              "Publishes are kept; no delivery leaves.",
              state.reason(),
              state.expiresAt());
      case MAINTENANCE ->
          new Banner(
              "Maintenance",
              "The API answers 503 and no delivery leaves.",
              state.reason(),
              state.expiresAt());
      case READ_ONLY ->
          new Banner(
              "Read-only",
              "Publishing and changes answer 503; deliveries leave.",
              state.reason(),
              state.expiresAt());
      case AGENTS_PAUSED ->
          new Banner(
              "Agents paused",
              "Jobs, replays and housekeeping rest.",
              state.reason(),
              state.expiresAt());
    };
  }
}
