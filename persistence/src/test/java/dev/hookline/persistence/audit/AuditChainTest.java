package dev.hookline.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hookline.persistence.audit.AuditVerdict.Broken;
import dev.hookline.persistence.audit.AuditVerdict.Intact;
import dev.hookline.persistence.audit.AuditVerdict.Why;
import dev.hookline.persistence.fixture.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditChainTest {
  private static final int ENTRIES = 30;
  private static final int SEEDS = 60;

  private TestDatabase database;
  private AuditLog log;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    // What the migrations wrote down is not of interest here.
    database.execute(
        "alter table audit_logs disable trigger all; delete from audit_logs;"
            + " alter table audit_logs enable trigger all;"
            + " update audit_chain set count = 0, hash = sha256('hookline audit')");
    log = new AuditLog(database.dataSource());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anUntouchedLogIsIntact() throws SQLException {
    assertThat(log.verify()).isInstanceOf(Intact.class);
    fill();

    assertThat(log.verify())
        .isEqualTo(new Intact(ENTRIES, head("select hash from audit_chain")))
        .isEqualTo(new Intact(ENTRIES, head("select hash from audit_logs where seq = 30")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "actor = actor || 'x'",
        "role = 'admin'",
        "address = '203.0.113.9'",
        "action = 'other'",
        "tenant_id = 'evil'",
        "tenant_id = null",
        "target = ''",
        "before = '{\"n\": 1}'",
        "after = null",
        "after = after || '{\"more\": 1}'",
        "reason = 'none'",
        "created_at = created_at + interval '1 microsecond'",
        "target_count = target_count + 1",
        "success_count = success_count - 1",
        "failure_count = 9",
        "prev_hash = sha256('x')",
        "hash = sha256('x')"
      })
  void anyEditedColumnOfAnyEntryIsFound(String edit) throws SQLException {
    fill();
    Random random = new Random(edit.hashCode());
    for (int round = 0; round < 5; round++) {
      int seq = 1 + random.nextInt(ENTRIES);
      found("update audit_logs set " + edit + " where seq = " + seq, new Broken(seq, Why.EDITED));
    }
  }

  @Test
  void anyRemovedEntryIsFoundTheNewestToo() throws SQLException {
    fill();
    for (int seq = 1; seq <= ENTRIES; seq++) {
      found("delete from audit_logs where seq = " + seq, new Broken(seq, Why.REMOVED));
    }
    found("delete from audit_logs where seq > 20", new Broken(21, Why.REMOVED));
    found("delete from audit_logs", new Broken(1, Why.REMOVED));
  }

  @Test
  void aRemovedEntryIsFoundWhenThoseBehindItMoveUp() throws SQLException {
    fill();
    for (int seq = 1; seq < ENTRIES; seq++) {
      String closed =
          "delete from audit_logs where seq = %1$d; update audit_logs set seq = seq - 1000 where seq > %1$d;"
                  .formatted(seq)
              + " update audit_logs set seq = seq + 999 where seq < 0";
      int broken = seq;
      assertThat(after(closed))
          .isInstanceOfSatisfying(Broken.class, it -> assertThat(it.seq()).isEqualTo(broken));
    }
  }

  @Test
  void anyTwoEntriesThatChangedPlacesAreFound() throws SQLException {
    fill();
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int one = 1 + random.nextInt(ENTRIES);
      int other = 1 + (one + random.nextInt(ENTRIES - 1)) % ENTRIES;
      found(
          "update audit_logs set seq = -1 where seq = %1$d; update audit_logs set seq = %1$d where seq = %2$d;"
                  .formatted(one, other)
              + " update audit_logs set seq = "
              + other
              + " where seq = -1",
          new Broken(Math.min(one, other), Why.REORDERED));
    }
  }

  @Test
  void anEntryThatDidNotComeThroughTheChainIsFound() throws SQLException {
    fill();
    found(
        "insert into audit_logs (seq, created_at, actor, action, prev_hash, hash)"
            + " select 31, now(), 'me', 'x', hash, sha256('guess') from audit_logs where seq = 30",
        new Broken(31, Why.EDITED));
    found(
        "insert into audit_logs (seq, created_at, actor, action, prev_hash, hash) select 31, now(),"
            + " 'me', 'x', hash, '' from audit_logs where seq = 30; update audit_logs a set hash ="
            + " sha256(prev_hash || convert_to(audit_text(a), 'UTF8')) where seq = 31",
        new Broken(31, Why.ADDED));
  }

  @Test
  void nothingCanBeChangedWhileTheTriggersStandNotEvenByTheOwner() throws SQLException {
    fill();
    for (String attempt :
        List.of(
            "update audit_logs set reason = 'x'",
            "delete from audit_logs",
            "truncate audit_logs",
            "delete from audit_chain",
            "truncate audit_chain")) {
      assertThatIllegalStateException()
          .isThrownBy(() -> database.execute(attempt))
          .withMessageContaining("append-only");
    }
    assertThat(log.verify()).isInstanceOf(Intact.class);
  }

  @Test
  void entriesOfManyAtOnceMakeOneChainWithoutGaps() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<Long> append = () -> log.append(AuditAct.done("try", "acme", "x", null));
      List<Long> places = new java.util.ArrayList<>();
      for (Future<Long> place :
          threads.invokeAll(IntStream.range(0, 200).mapToObj(i -> append).toList())) {
        places.add(place.get());
      }
      assertThat(places).doesNotHaveDuplicates().hasSize(200);
    }
    assertThat(log.verify())
        .isInstanceOfSatisfying(Intact.class, it -> assertThat(it.count()).isEqualTo(200));
  }

  @Test
  void aChangeThatIsTakenBackLeavesNoGap() throws SQLException {
    fill();
    database.execute("begin; insert into tenants (tenant_id, name) values ('a', 'a'); rollback");
    database.execute("insert into tenants (tenant_id, name) values ('b', 'b')");

    assertThat(log.verify())
        .isInstanceOfSatisfying(Intact.class, it -> assertThat(it.count()).isEqualTo(31));
  }

  private void fill() throws SQLException {
    for (int n = 1; n <= ENTRIES; n++) {
      log.append(
          new AuditAct(
              "made_" + n,
              n % 3 == 0 ? null : "t" + n,
              "target " + n,
              null,
              "{\"n\": " + n + "}",
              n,
              n,
              0));
    }
  }

  /** Tampers as the owner would, looks, and puts everything back. */
  private void found(String tampering, AuditVerdict verdict) throws SQLException {
    assertThat(after(tampering)).as(tampering).isEqualTo(verdict);
  }

  private AuditVerdict after(String tampering) throws SQLException {
    database.execute(
        "create table kept as select * from audit_logs; alter table audit_logs disable trigger all;"
            + tampering);
    try {
      return log.verify();
    } finally {
      database.execute(
          "delete from audit_logs; alter table kept drop column scope;"
              + " insert into audit_logs ("
              + COLUMNS
              + ") select "
              + COLUMNS
              + " from kept;"
              + " alter table audit_logs enable trigger all; drop table kept");
    }
  }

  private static final String COLUMNS =
      "seq, created_at, actor, role, address, action, tenant_id, target, before, after, reason,"
          + " target_count, success_count, failure_count, prev_hash, hash";

  private String head(String query) {
    return database.query("select encode((" + query + "), 'hex')");
  }
}
