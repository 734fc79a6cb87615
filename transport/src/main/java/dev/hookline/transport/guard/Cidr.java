package dev.hookline.transport.guard;

import java.net.InetAddress;

/** A block of addresses with one fate. */
record Cidr(byte[] network, int bits, Reason reason) {
  static Cidr of(String block, Reason reason) {
    int slash = block.indexOf('/');
    byte[] network = InetAddress.ofLiteral(block.substring(0, slash)).getAddress();
    return new Cidr(network, Integer.parseInt(block, slash + 1, block.length(), 10), reason);
  }

  boolean holds(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    int whole = bits / 8;
    for (int i = 0; i < whole; i++) {
      if (address[i] != network[i]) {
        return false;
      }
    }
    int rest = bits % 8;
    return rest == 0 || ((address[whole] ^ network[whole]) & 0xff) >> (8 - rest) == 0;
  }
}
