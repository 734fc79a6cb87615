package dev.hookline.api.http;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.id.IdKind;
import java.util.UUID;

/** Reads ids that callers send. */
public final class WireId {
  private WireId() {}

  /**
   * The id in a path.
   *
   * @throws Refused with {@link Reason#NOT_FOUND} if the text is no id of this kind: nothing has
   *     that name
   */
  public static UUID inPath(IdKind kind, String text) {
    return kind.parse(text).orElseThrow(() -> notFound(text));
  }

  /**
   * The id in a query parameter or a body member of the given name; null if the text is null or
   * empty.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST} if the text is no id of this kind
   */
  public static UUID named(String name, IdKind kind, String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return kind.parse(text)
        .orElseThrow(() -> new Refused(Reason.INVALID_REQUEST, name + " is not an id of its kind"));
  }

  /** The refusal for an id of a resource that does not exist, or is another tenant's. */
  public static Refused notFound(String text) {
    return new Refused(Reason.NOT_FOUND, "nothing here has the id " + text);
  }
}
