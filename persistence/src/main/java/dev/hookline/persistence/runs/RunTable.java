package dev.hookline.persistence.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.persistence.sql.Columns;
import dev.hookline.persistence.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The history of runs. */
public final class RunTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String BEGIN =
      """
      insert into recovery_runs
        (run_id, kind, requested_by, started_at, execution_id, target, alive_until)
      values (?, ?, ?, ?, ?::bigint, ?, now() + ? * interval '1 millisecond')
      """;
  private static final String SAVE =
      """
      update recovery_runs
      set outcome = ?, ended_at = ?::timestamptz, target = ?, stages = ?::jsonb, figures = ?::jsonb,
          report = ?
      where run_id = ?
      """;
  private static final String BEAT =
      "update recovery_runs set alive_until = now() + ? * interval '1 millisecond'"
          + " where outcome = 'running' and run_id = any(string_to_array(?, ',')::uuid[])";
  private static final String ABANDON =
      "update recovery_runs set outcome = 'stopped', ended_at = alive_until"
          + " where outcome = 'running' and alive_until < now()";
  private static final String SELECT = "select * from recovery_runs";

  private final DataSource dataSource;

  /** A table behind the given data source. */
  public RunTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Writes down that a run began.
   *
   * @param life for how long it counts as running without a {@link #beat}
   */
  public void begin(RecoveryRun run, Duration life) throws SQLException {
    Statements.update(
        dataSource,
        BEGIN,
        run.runId(),
        run.kind().wireName(),
        run.requestedBy(),
        utc(run.startedAt()),
        run.executionId(),
        run.target(),
        life.toMillis());
  }

  /** Writes down how far it came. */
  public void save(RecoveryRun run) throws SQLException {
    Statements.update(
        dataSource,
        SAVE,
        run.outcome().wireName(),
        utc(run.endedAt()),
        run.target(),
        json(run.stages()),
        json(run.figures()),
        run.report(),
        run.runId());
  }

  /** Lengthens the life of runs. */
  public void beat(Collection<UUID> runs, Duration life) throws SQLException {
    if (!runs.isEmpty()) {
      String ids = runs.stream().map(UUID::toString).collect(Collectors.joining(","));
      Statements.update(dataSource, BEAT, life.toMillis(), ids);
    }
  }

  /** Ends the runs whose life is over; returns how many that were. */
  public int abandon() throws SQLException {
    return Statements.update(dataSource, ABANDON);
  }

  /**
   * The newest runs, newest first.
   *
   * @param kinds which kinds are wanted
   */
  public List<RecoveryRun> newest(Collection<RunKind> kinds, int rows) throws SQLException {
    String names = kinds.stream().map(RunKind::wireName).collect(Collectors.joining(","));
    return Statements.rows(
        dataSource,
        SELECT + " where kind = any(string_to_array(?, ',')) order by run_id desc limit ?",
        RunTable::run,
        names,
        rows);
  }

  /** One of them. */
  public Optional<RecoveryRun> find(UUID runId) throws SQLException {
    return Statements.rows(dataSource, SELECT + " where run_id = ?", RunTable::run, runId).stream()
        .findFirst();
  }

  private static RecoveryRun run(ResultSet row) throws SQLException {
    try {
      return new RecoveryRun(
          Columns.uuid(row, "run_id"),
          RunKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
          row.getString("requested_by"),
          Columns.instant(row, "started_at"),
          Columns.instant(row, "ended_at"),
          RunOutcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
          row.getObject("execution_id", Long.class),
          row.getString("target"),
          List.of(JSON.readValue(row.getString("stages"), RunStage[].class)),
          JSON.readTree(row.getString("figures")),
          row.getString("report"));
    } catch (JsonProcessingException e) {
      throw new SQLException("a run holds what is no JSON of a run", e);
    }
  }

  private static String json(Object value) {
    try {
      return value instanceof JsonNode node ? node.toString() : JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
