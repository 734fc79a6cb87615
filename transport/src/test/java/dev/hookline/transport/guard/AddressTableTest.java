package dev.hookline.transport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressTableTest {
  private static final Map<String, Reason> EDGES =
      Map.ofEntries(
          Map.entry("172.16.0.0", Reason.PRIVATE),
          Map.entry("172.31.255.255", Reason.PRIVATE),
          Map.entry("100.64.0.0", Reason.RESERVED),
          Map.entry("198.19.255.255", Reason.RESERVED),
          Map.entry("223.255.255.255", Reason.NAME),
          Map.entry("224.0.0.0", Reason.MULTICAST),
          Map.entry("172.15.255.255", Reason.NAME),
          Map.entry("172.32.0.0", Reason.NAME),
          Map.entry("100.63.255.255", Reason.NAME),
          Map.entry("100.128.0.0", Reason.NAME),
          Map.entry("198.20.0.0", Reason.NAME),
          Map.entry("2001:200::", Reason.NAME),
          Map.entry("2001:1ff::", Reason.RESERVED),
          Map.entry("febf::", Reason.LINK_LOCAL),
          Map.entry("fdff::", Reason.PRIVATE));

  @Test
  void blocks_end_where_they_should() {
    EDGES.forEach(
        (address, expected) -> {
          Reason reason = AddressTable.reason(InetAddress.ofLiteral(address).getAddress());
          // NAME never comes from the table: here it stands for "public".
          assertThat(reason).as(address).isEqualTo(expected == Reason.NAME ? null : expected);
        });
  }
}
