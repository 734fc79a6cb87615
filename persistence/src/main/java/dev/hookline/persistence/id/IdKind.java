package dev.hookline.persistence.id;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * What an id names. On the wire an id is the kind's prefix, an underscore and 32 lower-case hex
 * digits.
 */
public enum IdKind {
  EVENT("evt"),
  ENDPOINT("ep"),
  SUBSCRIPTION("sub"),
  DELIVERY("dlv"),
  REPLAY("rpl"),
  KEY("key"),
  MESSAGE("msg"),
  OPERATOR("opr"),
  BACKUP("bkp"),
  RUN("run");

  private static final HexFormat HEX = HexFormat.of();

  private final String lead;

  IdKind(String prefix) {
    this.lead = prefix + "_";
  }

  /** The wire form, such as {@code evt_0199c8f0a1b27c3d8e4f5a6b7c8d9e0f}. */
  public String format(UUID id) {
    return lead
        + HEX.toHexDigits(id.getMostSignificantBits())
        + HEX.toHexDigits(id.getLeastSignificantBits());
  }

  /** Reads the wire form; empty if the text is not an id of this kind. */
  public Optional<UUID> parse(String text) {
    int start = lead.length();
    if (text == null || text.length() != start + 32 || !text.startsWith(lead)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new UUID(
              HexFormat.fromHexDigitsToLong(text, start, start + 16),
              HexFormat.fromHexDigitsToLong(text, start + 16, start + 32)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
