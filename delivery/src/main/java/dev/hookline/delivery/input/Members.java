package dev.hookline.delivery.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A JSON object that somebody sent. */
public final class Members {
  private final String path;
  private final JsonNode object;

  Members(String path, JsonNode object) {
    this.path = path;
    this.object = object;
  }

  /**
   * The members of a body.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST} if it is not an object
   */
  public static Members of(JsonNode body) {
    if (body == null || !body.isObject()) {
      throw new Refused(Reason.INVALID_REQUEST, "the body must be a JSON object");
    }
    return new Members("", body);
  }

  /** The members of a body that may be left out altogether. */
  public static Members ofOptional(JsonNode body) {
    return body == null || body.isMissingNode() || body.isNull()
        ? new Members("", MissingNode.getInstance())
        : of(body);
  }

  /** The names of all members, in their order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Whether the member is there, be it null. */
  public boolean has(String name) {
    return object.has(name);
  }

  /**
   * The member, which must be there and not null.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST}
   */
  public Member required(String name) {
    if (!object.hasNonNull(name)) {
      throw new Refused(Reason.INVALID_REQUEST, path + name + " is missing");
    }
    return new Member(path + name, object.get(name));
  }

  /** What is read from the member; the given value if it is absent or null. */
  public <T> T optional(String name, T otherwise, Function<Member, T> read) {
    return object.hasNonNull(name) ? read.apply(required(name)) : otherwise;
  }

  /**
   * For changes: what stands if the member is absent, what null resets it to, or what is read from
   * it.
   */
  public <T> T change(String name, T current, T reset, Function<Member, T> read) {
    return has(name) ? optional(name, reset, read) : current;
  }
}
