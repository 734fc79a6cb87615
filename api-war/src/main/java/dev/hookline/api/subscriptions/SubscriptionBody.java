package dev.hookline.api.subscriptions;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a subscription is made with: for the API's description only. */
@Schema(name = "SubscriptionBody")
record SubscriptionBody(
    @Schema(name = "endpoint_id", required = true) String endpointId,
    @Schema(
            name = "topic_pattern",
            required = true,
            maxLength = 256,
            description = "* is exactly one segment, # any number of them")
        String topicPattern,
    @Schema(
            minItems = 1,
            maxItems = 100,
            description = "Only events of one of these channels; all if absent")
        List<String> channels,
    @Schema(description = "Which payloads pass, such as {\"eq\": \"payload.a\", \"value\": 1}")
        Object filter,
    @Schema(description = "Steps of rename_field, remove_field, add_field, set_field")
        Object transform) {}
