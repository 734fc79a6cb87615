package dev.hookline.bench.wire;

/**
 * An event id folded into 64 bits, so that a run can remember millions of them.
 *
 * <p>An id is {@code evt_} and 32 hex digits of a UUIDv7. Folding keeps its 62 random bits; keys
 * are compared as multisets, so two ids with one key can only hide a loss that is exactly matched
 * by a duplicate.
 */
public final class EventKey {
  /** No id stands there. */
  public static final long NONE = 0;

  private static final int LEAD = "evt_".length();
  private static final int LENGTH = LEAD + 32;

  private EventKey() {}

  /** The key of the id that begins at {@code index}, or {@link #NONE}. */
  public static long at(byte[] text, int index, int limit) {
    if (index < 0
        || limit - index < LENGTH
        || text[index] != 'e'
        || text[index + 1] != 'v'
        || text[index + 2] != 't'
        || text[index + 3] != '_'
        || !Ascii.isHex(text, index + LEAD)
        || !Ascii.isHex(text, index + LEAD + 16)) {
      return NONE;
    }
    return Long.rotateLeft(Ascii.hex(text, index + LEAD), 17) ^ Ascii.hex(text, index + LEAD + 16);
  }

  /** The key of the first id between two indexes, or {@link #NONE}. */
  public static long find(byte[] text, int from, int limit) {
    for (int i = from; i <= limit - LENGTH; i++) {
      if (text[i] == 'e' && text[i + 3] == '_') {
        long key = at(text, i, limit);
        if (key != NONE) {
          return key;
        }
      }
    }
    return NONE;
  }
}
