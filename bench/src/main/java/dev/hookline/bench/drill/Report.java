package dev.hookline.bench.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.bench.drill.Ledger.Acknowledged;
import dev.hookline.bench.drill.Ledger.Arrival;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes what was found into a directory, with both sides' lists behind it. */
final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;

  Report(Path directory) {
    this.directory = directory;
  }

  /** One line. */
  static String json(Result result) throws JsonProcessingException {
    return JSON.writeValueAsString(result);
  }

  void write(Result result, List<Tenant> tenants) throws IOException {
    Files.createDirectories(directory);
    String pretty = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result);
    Files.writeString(directory.resolve("report.json"), pretty + "\n");
    Files.writeString(directory.resolve("report.md"), Page.markdown(result));
    Files.write(
        directory.resolve("acknowledged.csv"),
        lines(tenants.stream().flatMap(Report::acknowledged)));
    Files.write(directory.resolve("arrived.csv"), lines(tenants.stream().flatMap(Report::arrived)));
  }

  private static List<String> lines(Stream<String> rows) {
    return Stream.concat(Stream.of("tenant,number,event_id,monotonic_ms"), rows).toList();
  }

  private static Stream<String> acknowledged(Tenant tenant) {
    return tenant.ledger().acknowledged().values().stream()
        .sorted(Comparator.comparing(Acknowledged::atNanos))
        .map(each -> row(tenant, each.number(), each.eventId(), each.atNanos()));
  }

  private static Stream<String> arrived(Tenant tenant) {
    return tenant.ledger().arrivals().stream()
        .sorted(Comparator.comparing(Arrival::atNanos))
        .map(each -> row(tenant, each.number(), each.eventId(), each.atNanos()));
  }

  private static String row(Tenant tenant, long number, String event, long nanos) {
    return "%s,%d,%s,%d".formatted(tenant.id(), number, event, nanos / 1_000_000);
  }
}
