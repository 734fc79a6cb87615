package dev.hookline.delivery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.HandClock;
import dev.hookline.delivery.publish.PublishRequest;
import dev.hookline.delivery.routing.FixedRouting;
import dev.hookline.persistence.fixture.Outbox;
import dev.hookline.persistence.id.IdKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DisablingTest {
  private final Outbox outbox = new Outbox();
  private final HandClock clock = new HandClock();
  private final UUID endpoint = outbox.endpoint();
  private final List<PublishRequest> notices = new ArrayList<>();
  private final Disabling disabling =
      new Disabling(outbox.database().work(), new FixedRouting().routing(), clock);

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void anEndpointIsDisabledOnceWithItsReasonAndOneNotice() {
    disabling.publishTo((tenant, notice) -> notices.add(notice));
    disabling.failing("acme", endpoint, 5);
    disabling.gone("acme", endpoint);
    assertThat(row("enabled, disabled_reason"))
        .isEqualTo("(f,\"no attempt succeeded for 5 days\")");
    assertThat(row("(extract(epoch from disabled_at) * 1000)::bigint"))
        .isEqualTo(Long.toString(clock.millis()));
    assertThat(notices).hasSize(1);
    assertThat(notices.getFirst().topic()).isEqualTo("hookline.endpoint.disabled");
    assertThat(new String(notices.getFirst().payload(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"endpoint_id\":\"%s\",\"cause\":\"failing\",\"reason\":\"no attempt succeeded for 5 days\",\"disabled_at\":%d}"
                .formatted(IdKind.ENDPOINT.format(endpoint), clock.millis()));
  }

  @Test
  void anotherTenantsEndpointAndOneThatIsGoneAreLeftAlone() {
    disabling.publishTo((tenant, notice) -> notices.add(notice));
    disabling.gone("other", endpoint);
    disabling.gone("acme", UUID.randomUUID());
    assertThat(row("enabled")).isEqualTo("true");
    assertThat(notices).isEmpty();
  }

  private String row(String columns) {
    return outbox
        .database()
        .query(
            "select (%s)::text from endpoints where endpoint_id = '%s'"
                .formatted(columns, endpoint));
  }
}
