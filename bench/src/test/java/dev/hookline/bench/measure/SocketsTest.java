package dev.hookline.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SocketsTest {
  private static final String HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr";
  private static final String REST = " 00000000:00000000 00:00000000 00000000     0        0 ";

  @Test
  void onlyOpenConnectionsOfTheProcessToThePortCount() {
    List<String> table =
        List.of(
            HEAD,
            line("0100007F:1538", "01", "11"),
            line("0100007F:1538", "01", "12"), // another process's
            line("0100007F:1538", "06", "13"), // closing
            line("0100007F:0050", "01", "14"), // another port
            line("0000000000000000FFFF00000100007F:1538", "01", "15"));
    assertThat(Sockets.count(table, 5432, Set.of("11", "13", "14", "15"))).isEqualTo(2);
  }

  @Test
  void aProcessThatDoesNotExistIsUnknown() {
    assertThat(Sockets.toPort(Integer.MAX_VALUE, 5432)).isEqualTo(-1);
  }

  private static String line(String remote, String state, String inode) {
    return "   0: 0100007F:9C40 " + remote + " " + state + REST + inode + " 1 0000000000000000";
  }
}
