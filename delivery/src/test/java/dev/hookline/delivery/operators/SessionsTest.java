package dev.hookline.delivery.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.access.Role;
import dev.hookline.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final OperatorsFixture server = new OperatorsFixture();
  private Operator ada;

  @BeforeEach
  void open() {
    server.operator("root", Role.ADMIN);
    ada = server.operator("ada", Role.OPERATOR);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aSessionWorksOnEveryNode() {
    String token = server.signedIn("ada");

    Sessions otherNode = new Sessions(server.work, Settings.of(Map.of()), server.clock);

    assertThat(otherNode.find(token)).map(Operator::name).contains("ada");
    otherNode.end(token);
    assertThat(server.sessions.find(token)).isEmpty();
  }

  @Test
  void anIdleSessionEndsAndAnActiveOneGoesOnForHalfADay() {
    String idle = server.signedIn("ada");
    String active = server.signedIn("ada");
    for (int minutes = 0; minutes < 12 * 60; minutes += 20) {
      assertThat(server.sessions.find(active)).isPresent();
      server.clock.advance(Duration.ofMinutes(20));
      if (minutes == 0) {
        assertThat(server.sessions.peek(idle)).isPresent();
      } else {
        assertThat(server.sessions.find(idle)).isEmpty();
      }
    }
    assertThat(server.sessions.find(active)).isEmpty();
  }

  @Test
  void lookingByItselfKeepsNoSessionAlive() {
    String token = server.signedIn("ada");
    for (int minutes = 0; minutes < 30; minutes++) {
      assertThat(server.sessions.peek(token)).isPresent();
      server.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(server.sessions.peek(token)).isEmpty();
  }

  @Test
  void anotherRoleADisabledAndARemovedOperatorEndTheirSessions() {
    String token = server.signedIn("ada");
    server.operators.changeRole(ada.id(), Role.VIEWER);
    assertThat(server.sessions.find(token)).isEmpty();

    token = server.signedIn("ada");
    server.operators.setDisabled(ada.id(), true);
    assertThat(server.sessions.find(token)).isEmpty();

    server.operators.setDisabled(ada.id(), false);
    token = server.signedIn("ada");
    server.operators.remove(ada.id());
    assertThat(server.sessions.find(token)).isEmpty();
  }

  @Test
  void onlyTheHashOfATokenIsStored() {
    String token = server.signedIn("ada");

    assertThat(server.database.query("select string_agg(s::text, ' ') from operator_sessions s"))
        .doesNotContain(token)
        .contains("\\x");
  }

  @Test
  void whatIsNoTokenIsNoSession() {
    assertThat(server.sessions.find(null)).isEmpty();
    assertThat(server.sessions.find("")).isEmpty();
    assertThat(server.sessions.find("x".repeat(10_000))).isEmpty();
    server.sessions.end(null);
  }

  @Test
  void sessionsThatEndedAreRemovedByLaterSignIns() {
    server.signedIn("ada");
    server.clock.advance(Duration.ofHours(13));
    server.signedIn("root");

    assertThat(server.database.query("select count(*) from operator_sessions")).isEqualTo("1");
  }
}
