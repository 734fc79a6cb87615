package dev.hookline.persistence.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.TestDatabase;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {
  private static final String EVERYTHING = "everything";

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private TestDatabase database;
  private ChangeFeed feed;

  @BeforeEach
  void open() throws InterruptedException {
    database = TestDatabase.create();
    feed = new ChangeFeed(database.dataSource());
    feed.listen(
        new ChangeListener() {
          @Override
          public void changed(String table, String tenantId) {
            throw new IllegalStateException("a listener that throws deafens nobody");
          }

          @Override
          public void everythingMayHaveChanged() {}
        });
    feed.listen(
        new ChangeListener() {
          @Override
          public void changed(String table, String tenantId) {
            heard.add(table + " of " + tenantId);
          }

          @Override
          public void everythingMayHaveChanged() {
            heard.add(EVERYTHING);
          }
        });
    feed.start();
    assertThat(next()).isEqualTo(EVERYTHING);
  }

  @AfterEach
  void close() {
    feed.close();
    database.close();
  }

  @Test
  void aCommittedChangeIsHeard() throws InterruptedException {
    database.execute("insert into tenants (tenant_id, name) values ('acme', 'Acme')");

    assertThat(next()).isEqualTo("tenants of acme");
  }

  @Test
  void aRowOfNoTenantIsHeardToo() throws InterruptedException {
    database.execute("update modes set value = true where mode = 'outbox_paused'");

    assertThat(next()).isEqualTo("modes of ");
  }

  @Test
  void afterItsConnectionWasKilledItSaysThatEverythingMayHaveChangedAndListensOn()
      throws InterruptedException {
    database.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and query ilike 'listen%'");

    assertThat(next()).isEqualTo(EVERYTHING);
    database.execute("insert into tenants (tenant_id, name) values ('acme', 'Acme')");
    assertThat(next()).isEqualTo("tenants of acme");
  }

  @Test
  void closedItGivesItsConnectionBack() {
    feed.close();

    assertThat(
            database.query(
                "select count(*) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()"
                    + " and query ilike '%listen%'"))
        .isEqualTo("0");
  }

  private String next() throws InterruptedException {
    return heard.poll(15, TimeUnit.SECONDS);
  }
}
