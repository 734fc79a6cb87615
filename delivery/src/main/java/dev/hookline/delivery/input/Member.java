package dev.hookline.delivery.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A member that is there and not null. Every method refuses with {@link Reason#INVALID_REQUEST},
 * never repeating the value.
 */
public final class Member {
  private final String name;
  private final JsonNode value;

  Member(String name, JsonNode value) {
    this.name = name;
    this.value = value;
  }

  /** The value as it is. */
  public JsonNode json() {
    return value;
  }

  /** A text of so many characters; U+0000 is refused, since the database cannot hold it. */
  public String text(int min, int max) {
    if (!value.isTextual()
        || value.textValue().length() < min
        || value.textValue().length() > max
        || value.textValue().indexOf('\0') >= 0) {
      throw refused("must be a text of " + min + " to " + max + " characters");
    }
    return value.textValue();
  }

  /** A whole number in the range. */
  public int integer(int min, int max) {
    return (int) number(min, max);
  }

  /** A whole number in the range. */
  public long number(long min, long max) {
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < min
        || value.longValue() > max) {
      throw refused("must be a whole number from " + min + " to " + max);
    }
    return value.longValue();
  }

  /** {@code true} or {@code false}. */
  public boolean flag() {
    if (!value.isBoolean()) {
      throw refused("must be true or false");
    }
    return value.booleanValue();
  }

  /** An array of so many items. */
  public List<Member> items(int min, int max) {
    if (!value.isArray() || value.size() < min || value.size() > max) {
      throw refused("must be an array of " + min + " to " + max + " items");
    }
    List<Member> items = new ArrayList<>();
    value.forEach(item -> items.add(new Member(name + "[" + items.size() + "]", item)));
    return items;
  }

  /** An object of at most so many members. */
  public Map<String, Member> entries(int max) {
    if (!value.isObject() || value.size() > max) {
      throw refused("must be an object of at most " + max + " members");
    }
    return value.properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> new Member(name + "." + e.getKey(), e.getValue())));
  }

  /** The members of an object. */
  public Members members() {
    if (!value.isObject()) {
      throw refused("must be an object");
    }
    return new Members(name + ".", value);
  }

  /** The refusal of this member. */
  public Refused refused(String rule) {
    return new Refused(Reason.INVALID_REQUEST, name + " " + rule);
  }
}
