package dev.hookline.transport.guard;

import java.util.List;

/**
 * The IANA special-purpose registries (RFC 6890 and its successors) as an explicit table, because
 * the predicates of {@link java.net.InetAddress} know only a part of them. The first block that
 * holds an address decides.
 */
final class AddressTable {
  private static final List<Cidr> V4 =
      List.of(
          Cidr.of("169.254.169.254/32", Reason.METADATA),
          Cidr.of("169.254.170.2/32", Reason.METADATA),
          Cidr.of("168.63.129.16/32", Reason.METADATA),
          Cidr.of("100.100.100.200/32", Reason.METADATA),
          Cidr.of("192.0.0.192/32", Reason.METADATA),
          Cidr.of("0.0.0.0/8", Reason.UNSPECIFIED),
          Cidr.of("10.0.0.0/8", Reason.PRIVATE),
          Cidr.of("100.64.0.0/10", Reason.RESERVED),
          Cidr.of("127.0.0.0/8", Reason.LOOPBACK),
          Cidr.of("169.254.0.0/16", Reason.LINK_LOCAL),
          Cidr.of("172.16.0.0/12", Reason.PRIVATE),
          Cidr.of("192.0.0.0/24", Reason.RESERVED),
          Cidr.of("192.0.2.0/24", Reason.RESERVED),
          Cidr.of("192.88.99.0/24", Reason.RESERVED),
          Cidr.of("192.168.0.0/16", Reason.PRIVATE),
          Cidr.of("198.18.0.0/15", Reason.RESERVED),
          Cidr.of("198.51.100.0/24", Reason.RESERVED),
          Cidr.of("203.0.113.0/24", Reason.RESERVED),
          Cidr.of("224.0.0.0/4", Reason.MULTICAST),
          Cidr.of("240.0.0.0/4", Reason.RESERVED));

  private static final List<Cidr> V6 =
      List.of(
          Cidr.of("fd00:ec2::/32", Reason.METADATA),
          Cidr.of("fd20:ce::254/128", Reason.METADATA),
          Cidr.of("::/128", Reason.UNSPECIFIED),
          Cidr.of("::1/128", Reason.LOOPBACK),
          Cidr.of("::/8", Reason.EMBEDDED),
          Cidr.of("64:ff9b::/96", Reason.EMBEDDED),
          Cidr.of("64:ff9b:1::/48", Reason.EMBEDDED),
          Cidr.of("2002::/16", Reason.EMBEDDED),
          Cidr.of("2001::/32", Reason.EMBEDDED),
          Cidr.of("2001::/23", Reason.RESERVED),
          Cidr.of("2001:db8::/32", Reason.RESERVED),
          Cidr.of("3fff::/20", Reason.RESERVED),
          Cidr.of("fc00::/7", Reason.PRIVATE),
          Cidr.of("fe80::/10", Reason.LINK_LOCAL),
          Cidr.of("fec0::/10", Reason.RESERVED),
          Cidr.of("ff00::/8", Reason.MULTICAST));

  // Only this block of IPv6 has been given out for the public Internet.
  private static final Cidr GLOBAL_V6 = Cidr.of("2000::/3", Reason.RESERVED);

  private AddressTable() {}

  /** Why the address is not a public one, or null if it is. */
  static Reason reason(byte[] address) {
    boolean v6 = address.length == 16;
    for (Cidr block : v6 ? V6 : V4) {
      if (block.holds(address)) {
        return block.reason();
      }
    }
    return v6 && !GLOBAL_V6.holds(address) ? Reason.RESERVED : null;
  }
}
