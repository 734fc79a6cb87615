package dev.hookline.jobs.backup;

import dev.hookline.delivery.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/** Work on database and disk together. */
final class Disk {
  private Disk() {}

  /** What is done. */
  interface Work<T> {
    T run() throws SQLException, IOException;
  }

  /**
   * Does it.
   *
   * @throws dev.hookline.delivery.Refused if the database does not answer
   * @throws UncheckedIOException if the disk refuses
   */
  static <T> T ask(Work<T> work) {
    return Store.ask(
        () -> {
          try {
            return work.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
