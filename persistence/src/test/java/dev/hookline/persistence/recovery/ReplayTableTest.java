package dev.hookline.persistence.recovery;

import static dev.hookline.persistence.fixture.Outbox.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.fixture.Outbox;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayTableTest {
  private final Outbox outbox = new Outbox();
  private final ReplayTable table = new ReplayTable(outbox.database().dataSource());

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void replaysComeNewestFirstAndPageByPage() throws SQLException {
    for (int i = 1; i <= 3; i++) {
      table.insert(new UUID(0, i), TENANT, "all", "{}");
    }
    assertThat(table.list(TENANT, null, 2))
        .extracting(ReplayRow::replayId)
        .containsExactly(new UUID(0, 3), new UUID(0, 2));
    assertThat(table.list(TENANT, new UUID(0, 2), 2))
        .extracting(ReplayRow::replayId)
        .containsExactly(new UUID(0, 1));
    assertThat(table.list("other", null, 2)).isEmpty();
  }
}
