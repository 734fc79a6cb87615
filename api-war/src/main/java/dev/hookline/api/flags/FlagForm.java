package dev.hookline.api.flags;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of a flag; for the API's description only. */
@Schema(name = "FlagChange")
record FlagForm(
    Boolean enabled,
    @Schema(minimum = "0", maximum = "100", description = "Percent of the tenants")
        Integer rolloutPercentage,
    @Schema(description = "Off for everybody, overrides included") Boolean killSwitch,
    @Schema(nullable = true, description = "Off before, in Unix milliseconds") Long startsAt,
    @Schema(nullable = true, description = "Off from then on, in Unix milliseconds") Long endsAt,
    @Schema(maxLength = 500) String description,
    @Schema(description = "By tenant: true, false, or null to take it back")
        Map<String, Boolean> overrides,
    @Schema(maxLength = 500, description = "Why, for the audit log") String reason,
    @Schema(description = "In which version the flag was seen") Integer version) {}
