package dev.hookline.api.modes;

import dev.hookline.delivery.modes.Pause;
import dev.hookline.persistence.id.IdKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The pause of a tenant or of one endpoint.
 *
 * @param endpointId null for all of the tenant's
 * @param affected null in a list
 */
@Schema(name = "OutboxPause")
record PauseView(
    String tenantId,
    @Schema(nullable = true) String endpointId,
    SwitchView outboxPaused,
    @Schema(nullable = true) AffectedView affected) {
  static PauseView of(Pause pause, AffectedView affected) {
    String endpoint =
        pause.endpointId() == null ? null : IdKind.ENDPOINT.format(pause.endpointId());
    return new PauseView(pause.tenantId(), endpoint, SwitchView.of(pause.state()), affected);
  }
}
