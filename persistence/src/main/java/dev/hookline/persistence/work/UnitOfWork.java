package dev.hookline.persistence.work;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * Runs work on the database; safe for many threads. A running JTA transaction is joined, never
 * nested. What is written is marked with the {@link Acting} of the thread.
 */
public final class UnitOfWork {
  private final EntityManagerFactory factory;
  private final UserTransaction transaction;

  private UnitOfWork(EntityManagerFactory factory, UserTransaction transaction) {
    this.factory = factory;
    this.transaction = transaction;
  }

  /** Inside the server. */
  static UnitOfWork managed(EntityManagerFactory factory, UserTransaction transaction) {
    return new UnitOfWork(factory, transaction);
  }

  /** Outside of a server: the factory is resource-local. */
  public static UnitOfWork local(EntityManagerFactory factory) {
    return new UnitOfWork(factory, null);
  }

  /**
   * Looks without changing; what is returned is detached.
   *
   * @throws StoreUnavailable if the database does not answer
   */
  public <T> T read(Function<Session, T> work) {
    EntityManager entities = factory.createEntityManager();
    try {
      return work.apply(new Session(entities));
    } catch (RuntimeException e) {
      throw StoreUnavailable.translate(e);
    } finally {
      entities.close();
    }
  }

  /**
   * Changes rows; they are committed on return, and untouched if the work throws.
   *
   * @throws StoreUnavailable if the database does not answer; whether a commit reached it is then
   *     open
   */
  public <T> T write(Function<Session, T> work) {
    try {
      return transaction == null ? locally(work) : managed(work);
    } catch (Exception e) {
      throw StoreUnavailable.translate(e);
    }
  }

  private <T> T locally(Function<Session, T> work) throws SQLException {
    EntityManager entities = factory.createEntityManager();
    try {
      entities.getTransaction().begin();
      T result = flushed(entities, work);
      entities.getTransaction().commit();
      return result;
    } finally {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.close();
    }
  }

  private <T> T managed(Function<Session, T> work) throws Exception {
    boolean own = transaction.getStatus() == Status.STATUS_NO_TRANSACTION;
    if (own) {
      transaction.begin();
    }
    EntityManager entities = factory.createEntityManager();
    try {
      T result = flushed(entities, work);
      if (own) {
        transaction.commit();
      }
      return result;
    } finally {
      if (own && transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
      entities.close();
    }
  }

  private static <T> T flushed(EntityManager entities, Function<Session, T> work)
      throws SQLException {
    Mark.set(entities.unwrap(Connection.class), Acting.current());
    T result = work.apply(new Session(entities));
    entities.flush();
    return result;
  }
}
