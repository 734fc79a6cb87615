package dev.hookline.bench.run;

import dev.hookline.bench.api.Target;
import dev.hookline.bench.api.Unusable;
import dev.hookline.bench.pending.Backlog;
import dev.hookline.bench.pending.ClaimCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Fills the queue of a server of our own and measures a claim, over little first and then all. */
record Waiting(Target server, int deliveries, Consumer<String> progress) {
  private static final int LITTLE = 100_000;
  private static final long SPARE_BYTES = 1L << 30;
  private static final int PRECONDITION = 3;

  /**
   * Checks that the disk has room.
   *
   * @throws Unusable if it has not
   */
  static void requireRoom(int deliveries, Path directory) throws IOException {
    long needed = deliveries * Backlog.BYTES_A_DELIVERY + SPARE_BYTES;
    long free = Files.getFileStore(directory).getUsableSpace();
    if (free < needed) {
      throw new Unusable(
          PRECONDITION,
          "%,d waiting deliveries need %,d MB on the disk of %s, which has %,d MB free"
              .formatted(deliveries, needed >> 20, directory, free >> 20));
    }
  }

  void measure(Figures figures) throws IOException {
    try {
      Backlog.grow(server.databaseUrl(), 0, Math.min(LITTLE, deliveries), progress);
      ClaimCost little = ClaimCost.measure(server.databaseUrl());
      figures.put("pending", deliveries);
      if (deliveries <= LITTLE) {
        put(figures, little);
        return;
      }
      Backlog.grow(server.databaseUrl(), LITTLE, deliveries, progress);
      ClaimCost all = ClaimCost.measure(server.databaseUrl());
      put(figures, all);
      figures.putRatio("claim_ms_at_100k", little.millis());
      figures.putRatio("claim_ratio", all.millis() / little.millis());
    } catch (SQLException e) {
      throw new IOException("the queue could not be filled: " + e.getMessage(), e);
    }
  }

  private static void put(Figures figures, ClaimCost cost) {
    figures.putRatio("claim_ms", cost.millis()).put("claim_deliveries", cost.deliveries());
  }
}
