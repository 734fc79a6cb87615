package dev.hookline.tests.architecture;

import static dev.hookline.tests.architecture.Room.below;
import static dev.hookline.tests.architecture.Room.methods;
import static dev.hookline.tests.architecture.Room.named;
import static dev.hookline.tests.architecture.Room.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoomsTest {
  private static final String[] OUTBOUND = {
    "java.net.Socket",
    "java.net.HttpURLConnection",
    "java.net.URLConnection",
    "java.nio.channels.SocketChannel",
    "java.nio.channels.AsynchronousSocketChannel",
    "javax.net.SocketFactory",
    "javax.net.ssl.SSLSocket"
  };

  static Stream<Room> rooms() {
    return Stream.of(
        new Room(
            "SQL statements",
            types(
                below("java.sql", "javax.sql")
                    .and(named("javax.sql.DataSource").negate())
                    .and(name -> !name.endsWith("Exception"))),
            "persistence..",
            "launcher.database", // makes and verifies the cluster
            "bench.limits", // measures the database alone
            "bench.bare", // stores events in tables of its own, to compare
            "bench.history", // writes one
            "bench.pending", // fills a queue, and undoes its claims
            "bench.backup", // copies tables without a backup, to compare
            "bench.run"), // asks PostgreSQL for its pid
        new Room("JPA", types(below("jakarta.persistence")), "persistence.."),
        new Room(
            "the data source, handed to what stores",
            types(named("javax.sql.DataSource")),
            "persistence..",
            "delivery.engine",
            "delivery.dispatch",
            "delivery.publish",
            "jobs",
            "jobs.backup",
            "launcher.database"), // for the copies and loads of persistence.snapshot
        new Room(
            "a database that fails",
            types(below("java.sql").and(name -> name.endsWith("Exception"))),
            "persistence..",
            "delivery..",
            "api.health", // is then not ready
            "launcher.database",
            "launcher.recovery",
            "jobs.backup",
            "bench.limits",
            "bench.bare",
            "bench.history",
            "bench.pending",
            "bench.pages",
            "bench.backup",
            "bench.run"),
        new Room(
            "connections to elsewhere",
            types(below("org.apache.hc", "java.net.http").or(named(OUTBOUND))),
            "transport.http",
            "launcher.running", // asks its own server whether it is ready
            "launcher.recovery", // a drill uses the server it restored
            "launcher.operate", // a client of its own server's API
            "bench.."), // a client of the API, and a receiver
        new Room("Apache HttpClient", types(below("org.apache.hc")), "transport.http"),
        new Room(
            "the environment",
            methods("java.lang.System.getenv", "java.lang.ProcessBuilder.environment"),
            "launcher.environment",
            "launcher.domain", // what a child process is given
            "launcher"),
        new Room(
            "reading the environment", methods("java.lang.System.getenv"), "launcher.environment"),
        new Room(
            "the machine's clock",
            methods(
                "java.time.Clock.system*",
                "java.time.Instant.now",
                "java.time.LocalDate.now",
                "java.time.LocalDateTime.now",
                "java.time.OffsetDateTime.now",
                "java.time.ZonedDateTime.now",
                "java.lang.System.currentTimeMillis",
                "java.util.Date.<init>"),
            "delivery.Clocks",
            "launcher.recovery", // a drill measures
            "launcher.operate", // a signature says when it was made
            "launcher.token", // a token says when it was made
            "bench.."),
        new Room(
            "sleeping",
            methods("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep"),
            "delivery.dispatch.Recorder", // the pause before results are offered to a lost database
            "launcher.process.Waiting",
            "bench.measure.Until"),
        new Room(
            "Jakarta REST and servlets",
            types(below("jakarta.ws.rs", "jakarta.servlet")),
            "api..",
            "admin.."),
        new Room(
            "processes of the operating system",
            types(named("java.lang.Process", "java.lang.ProcessBuilder")),
            "launcher..",
            "bench.tls")); // keytool makes a certificate
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void isDoneInItsRoomsAndNowhereElse(Room room) {
    List<String> outside =
        Product.CLASSES.stream()
            .filter(room.uses())
            .filter(each -> !room.holds(each))
            .map(JavaClass::getName)
            .sorted()
            .toList();
    assertThat(outside).as("%s outside of %s", room.thing(), room.packages()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void isReallyDoneInEachOfItsRooms(Room room) {
    assertThat(room.packages())
        .as("rooms where nobody needs %s", room.thing())
        .allMatch(
            name ->
                Product.CLASSES.stream()
                    .anyMatch(each -> Room.isIn(each, name) && room.uses().test(each)));
  }
}
