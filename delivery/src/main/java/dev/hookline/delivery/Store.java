package dev.hookline.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns a database that does not answer into a refusal the caller can act on. */
public final class Store {
  private static final Logger LOG = Logger.getLogger(Store.class.getName());
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private Store() {}

  /** A question to the database. */
  public interface Question<T> {
    /** Asks it. */
    T ask() throws SQLException;
  }

  /**
   * Asks.
   *
   * @throws Refused with {@link Reason#UNAVAILABLE} if the database does not answer
   */
  public static <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "the database did not answer: {0}", e.getMessage());
      throw new Refused(Reason.UNAVAILABLE, "the database does not answer", RETRY_AFTER);
    }
  }
}
