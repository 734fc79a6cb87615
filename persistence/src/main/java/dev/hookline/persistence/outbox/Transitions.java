package dev.hookline.persistence.outbox;

/** The statements that take a delivery from one table to the next, where a person or time asks. */
public final class Transitions {
  /** A condition on the dead letter {@code d}: its endpoint and its event are still there. */
  public static final String POSSIBLE =
      """
      exists (select from endpoints e where e.endpoint_id = d.endpoint_id)
      and exists (select from events v where v.event_id = d.event_id)
      """;

  private static final String COMMON =
      "delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority, attempts";

  private Transitions() {}

  /**
   * Dead letters become waiting deliveries, each with a full set of attempts; changes as many rows
   * as it requeues.
   *
   * <p>What is picked is materialized: a plan may run a subquery again for each row, each time it
   * would skip what is locked by now and find the next ones, and a limit would hold no more.
   *
   * @param picked selects {@code delivery_id} from dead letters, with lock and limit
   * @param replay the replay that asked: a parameter or a literal
   */
  public static String requeue(String picked, String replay) {
    return "with picked as materialized ("
        + picked
        + "), gone as (delete from dead_letters l using picked p"
        + " where l.delivery_id = p.delivery_id returning l.*)"
        + " insert into queue ("
        + COMMON
        + ", attempts_before, last_status, last_error, body, replay_id) select "
        + COMMON
        + ", attempts, last_status, last_error, body, "
        + replay
        + " from gone";
  }

  /**
   * Rows of the queue become dead letters; changes as many rows as it moves. Goes behind {@code
   * with} and any other expression.
   *
   * @param deleted deletes rows of the queue, and returns all of them
   * @param reason why, as the dead letter tells it: a literal
   */
  public static String die(String deleted, String reason) {
    return "gone as ("
        + deleted
        + ") insert into dead_letters ("
        + COMMON
        + ", reason, last_status, last_error, body) select "
        + COMMON
        + ", "
        + reason
        + ", last_status, last_error, body from gone";
  }

  /**
   * Rows are cancelled; changes as many rows as it cancels. Goes behind {@code with} and any other
   * expression.
   *
   * @param deleted deletes rows of the queue or of the dead letters, and returns all of them
   * @param error why, as the history tells it: a literal, or {@code last_error} to leave it
   */
  public static String cancel(String deleted, String error) {
    return "gone as ("
        + deleted
        + ") insert into deliveries ("
        + COMMON
        + ", state, last_status, last_error) select "
        + COMMON
        + ", 'cancelled', last_status, "
        + error
        + " from gone";
  }
}
