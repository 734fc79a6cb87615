package dev.hookline.delivery.guarded;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.persistence.id.IdKind;

/** A filter as it is kept: the members of the API. */
final class FilterText {
  private FilterText() {}

  static String of(ReplayCall call) {
    ReplayCall.Filter filter = call.filter();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (filter.endpointId() != null) {
      json.put("endpoint_id", IdKind.ENDPOINT.format(filter.endpointId()));
    }
    if (filter.topic() != null) {
      json.put("topic", filter.topic());
    }
    if (filter.reason() != null) {
      json.put("reason", filter.reason());
    }
    if (filter.olderThanMillis() > 0) {
      json.put("older_than_ms", filter.olderThanMillis());
    }
    return json.toString();
  }
}
