package dev.hookline.settings;

import java.net.InetAddress;

/**
 * A block of addresses, such as {@code 10.0.0.0/8}; without a length it is one address.
 *
 * @param text as it was given
 */
public record Network(String text) {
  /**
   * @throws IllegalArgumentException if the text is no block
   */
  public Network {
    int longest = base(text).length * Byte.SIZE;
    if (bits(text) < 0 || bits(text) > longest) {
      throw new IllegalArgumentException("not a network: " + text);
    }
  }

  /** Whether the address lies in the block. */
  public boolean holds(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] base = base(text);
    if (bytes.length != base.length) {
      return false;
    }
    for (int bit = 0; bit < bits(text); bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((bytes[bit / Byte.SIZE] ^ base[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] base(String text) {
    int slash = text.indexOf('/');
    return InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
  }

  private static int bits(String text) {
    int slash = text.indexOf('/');
    return slash < 0 ? base(text).length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
  }
}
