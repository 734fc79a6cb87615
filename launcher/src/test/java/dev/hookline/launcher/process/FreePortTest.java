package dev.hookline.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FreePortTest {
  @RepeatedTest(20)
  void aChosenPortIsFreeAndNoneThatAnOutgoingConnectionGets() {
    int port = FreePort.choose();
    assertThat(port).isBetween(1024, 32_767);
    assertThat(FreePort.isFree("127.0.0.1", port)).isTrue();
  }

  @Test
  void aTakenPortIsNotFree() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(FreePort.isFree("127.0.0.1", taken.getLocalPort())).isFalse();
    }
  }
}
