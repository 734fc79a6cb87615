package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.RawClient;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@OnStage
class ListenersTest {
  private static final String LISTENING = "0A";
  private static final int STALLED = 40;

  @Test
  @EnabledOnOs(OS.LINUX)
  void serverAndDatabaseListenOnLoopbackOnly(Stage stage) throws IOException {
    List<String> addresses = new ArrayList<>();
    for (long pid : new long[] {stage.server().serverPid(), stage.server().postgresPid()}) {
      List<String> mine = listeners(pid);
      assertThat(mine).as("listeners of %s", pid).isNotEmpty();
      addresses.addAll(mine);
    }
    assertThat(addresses)
        .allMatch(
            address ->
                address.equals("0100007F")
                    || address.equals("00000000000000000000000001000000")
                    || address.equals("0000000000000000FFFF00000100007F"));
  }

  /** Started side by side they may wait for each other, and then nobody answers at the port. */
  @Test
  void servicesOfTheServerStartOneAfterTheOther(Stage stage) throws IOException {
    String log = Files.readString(stage.server().dataDir().resolve("logs/server.log"));
    assertThat(log).contains("_ThreadName=main").doesNotContain("RunLevelController");
  }

  @Test
  void manyRequestsMayWaitForTheirBodiesAndOthersAreStillAnswered(Stage stage, Tenant tenant)
      throws IOException {
    List<RawClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < STALLED; i++) {
        RawClient client = RawClient.to(stage.server().apiUrl());
        clients.add(client);
        client.head("POST", "/v1/events", tenant.api(), "Content-Length: 100");
        client.write("{");
      }
      tenant.publish("a", "1").expect(201);
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  /** Local addresses of the sockets that the process listens on, in the kernel's notation. */
  private static List<String> listeners(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          String target = Files.readSymbolicLink(descriptor).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring(8, target.length() - 1));
          }
        }
      }
    }
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
        String[] fields = line.strip().split(" +");
        if (fields[3].equals(LISTENING) && inodes.contains(fields[9])) {
          addresses.add(fields[1].split(":")[0]);
        }
      }
    }
    return addresses;
  }
}
