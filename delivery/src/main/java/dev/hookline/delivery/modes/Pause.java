package dev.hookline.delivery.modes;

import java.util.UUID;

/**
 * A pause of one tenant's deliveries, or of one endpoint's.
 *
 * @param endpointId null for all of the tenant's
 */
public record Pause(String tenantId, UUID endpointId, SwitchState state) {}
