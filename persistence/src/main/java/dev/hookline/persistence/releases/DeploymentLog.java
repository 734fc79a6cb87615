package dev.hookline.persistence.releases;

import dev.hookline.persistence.work.Session;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.util.List;

/** The deployments, within one unit of work. */
public final class DeploymentLog {
  private static final String ADD =
      """
      insert into deployments (environment, verb, version, version_before, result, why, began_at,
        seconds, deployed_by, steps)
      values (?1, ?2, ?3, nullif(?4, ''), ?5, ?6, cast(?7 as timestamptz), ?8, ?9, cast(?10 as jsonb))
      """;
  private static final String NEWEST =
      """
      select environment, verb, version, version_before, result, why, began_at, seconds,
             deployed_by, cast(steps as text)
      from deployments order by number desc limit ?1
      """;

  private final EntityManager entities;

  /** The deployments as the session sees them. */
  public DeploymentLog(Session session) {
    this.entities = session.entities();
  }

  /** Writes one down. */
  public void add(Deployment deployment) {
    entities
        .createNativeQuery(ADD)
        .setParameter(1, deployment.environment())
        .setParameter(2, deployment.verb())
        .setParameter(3, deployment.version())
        .setParameter(4, deployment.versionBefore() == null ? "" : deployment.versionBefore())
        .setParameter(5, deployment.result())
        .setParameter(6, deployment.why())
        .setParameter(7, deployment.beganAt().toString())
        .setParameter(8, deployment.seconds())
        .setParameter(9, deployment.deployedBy())
        .setParameter(10, deployment.steps())
        .executeUpdate();
  }

  /** The newest ones, newest first. */
  @SuppressWarnings("unchecked")
  public List<Deployment> newest(int limit) {
    List<Object[]> rows = entities.createNativeQuery(NEWEST).setParameter(1, limit).getResultList();
    return rows.stream().map(DeploymentLog::deployment).toList();
  }

  private static Deployment deployment(Object[] row) {
    return new Deployment(
        (String) row[0],
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (String) row[4],
        (String) row[5],
        ((Timestamp) row[6]).toInstant(),
        ((Number) row[7]).intValue(),
        (String) row[8],
        (String) row[9]);
  }
}
