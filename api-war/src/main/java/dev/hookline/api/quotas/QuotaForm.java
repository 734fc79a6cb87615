package dev.hookline.api.quotas;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a quota is set with: for the API's description only. */
@Schema(name = "QuotaBody")
record QuotaForm(
    @Schema(minimum = "0", nullable = true) Integer maxEndpoints,
    @Schema(minimum = "0", nullable = true) Integer maxSubscriptions,
    @Schema(
            minimum = "1",
            nullable = true,
            description =
                "At most HL_MAX_PAYLOAD_BYTES; a member that is null or absent follows the"
                    + " configuration")
        Integer maxPayloadBytes) {}
