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
 * nested. It sees the rows of the tenant that the thread's {@link Acting} names, and what it writes
 * bears the actor's name.
 */
public final class UnitOfWork {
  private final EntityManagerFactory factory;
  private final UserTransaction transaction;
  private final ThreadLocal<Acting> outer = new ThreadLocal<>();

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
    return run(work);
  }

  /**
   * Changes rows; they are committed on return, and untouched if the work throws.
   *
   * @throws StoreUnavailable if the database does not answer; whether a commit reached it is then
   *     open
   */
  public <T> T write(Function<Session, T> work) {
    return run(work);
  }

  private <T> T run(Function<Session, T> work) {
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
      T result = marked(entities, null, work);
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
      T result = marked(entities, own ? null : outer.get(), work);
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

  // Work that joined a transaction hands it back as it found it.
  private <T> T marked(EntityManager entities, Acting before, Function<Session, T> work)
      throws SQLException {
    Acting acting = Acting.current();
    boolean other = !acting.equals(before);
    if (other) {
      Mark.set(entities.unwrap(Connection.class), acting);
    }
    outer.set(acting);
    try {
      T result = work.apply(new Session(entities));
      entities.flush();
      if (other && before != null) {
        Mark.set(entities.unwrap(Connection.class), before);
      }
      return result;
    } finally {
      if (before == null) {
        outer.remove();
      } else {
        outer.set(before);
      }
    }
  }
}
