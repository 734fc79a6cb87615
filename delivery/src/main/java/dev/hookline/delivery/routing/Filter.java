package dev.hookline.delivery.routing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.util.function.Predicate;

/**
 * A condition on the payload: comparisons such as {@code {"gt": "payload.amount", "value": 100}}
 * combined with {@code and}, {@code or} and {@code not}. A comparison with an absent field is
 * false; only {@code neq} is true.
 */
public final class Filter {
  private final Predicate<JsonNode> condition;

  private Filter(Predicate<JsonNode> condition) {
    this.condition = condition;
  }

  /**
   * Reads and checks a filter: at most 16 levels deep and 100 conditions.
   *
   * @throws Refused with {@link Reason#INVALID_FILTER}
   */
  public static Filter parse(JsonNode json) {
    return new Filter(new FilterParser().parse(json));
  }

  /** Whether the payload meets the condition. */
  public boolean test(JsonNode payload) {
    return condition.test(payload);
  }
}
