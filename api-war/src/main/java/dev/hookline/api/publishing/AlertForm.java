package dev.hookline.api.publishing;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is submitted; for the API's description only, {@code Alerts} reads it. */
@Schema(name = "Alert")
record AlertForm(
    @Schema(description = "Any object; what targets make of its members is in the manual")
        Map<String, Object> alert,
    @Schema(
            description = "Ids of endpoints; every target of the tenant if absent",
            minItems = 1,
            maxItems = 100)
        List<String> targets,
    @Schema(
            enumeration = {"high", "medium", "low"},
            description = "medium if absent")
        String priority,
    @Schema(maxLength = 255, description = "Also taken from the header Idempotency-Key")
        String idempotencyKey) {}
