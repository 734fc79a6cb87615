package dev.hookline.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FaultsTest {
  @Test
  void aRefusalInsideAnotherFailureKeepsItsReason() {
    assertThat(Faults.judge(new IllegalStateException(new Refused(Reason.CONFLICT, "no"))))
        .asInstanceOf(type(Faults.Verdict.Refusal.class))
        .extracting(refusal -> refusal.refused().reason())
        .isEqualTo(Reason.CONFLICT);
  }

  @Test
  void aLostConnectionIsUnavailableWithATimeToComeBack() {
    Faults.Verdict verdict =
        Faults.judge(new IllegalStateException(new SQLException("I/O error", "08006")));

    assertThat(verdict)
        .asInstanceOf(type(Faults.Verdict.Refusal.class))
        .satisfies(refusal -> assertThat(refusal.refused().reason()).isEqualTo(Reason.UNAVAILABLE))
        .satisfies(refusal -> assertThat(refusal.refused().retryAfter()).isPresent());
  }

  @Test
  void anythingElseIsAnIncidentWithoutItsMessage() {
    assertThat(Faults.judge(new SQLException("relation \"keys\" does not exist", "42P01")))
        .asInstanceOf(type(Faults.Verdict.Incident.class))
        .satisfies(incident -> assertThat(incident.problem().status()).isEqualTo(500))
        .satisfies(incident -> assertThat(incident.problem().detail()).doesNotContain("keys"))
        .satisfies(incident -> assertThat(incident.problem().instance()).startsWith("urn:uuid:"));
  }
}
