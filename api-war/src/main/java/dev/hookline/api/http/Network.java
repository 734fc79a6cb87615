package dev.hookline.api.http;

import java.net.InetAddress;

/** A block of addresses, such as {@code 10.0.0.0/8}; without a length it is one address. */
record Network(byte[] base, int bits) {
  /**
   * Reads a block.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Network of(String text) {
    int slash = text.indexOf('/');
    byte[] base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
    int longest = base.length * Byte.SIZE;
    int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > longest) {
      throw new IllegalArgumentException("not a network: " + text);
    }
    return new Network(base, bits);
  }

  boolean holds(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != base.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((bytes[bit / Byte.SIZE] ^ base[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
