package dev.hookline.delivery.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.fixture.TestDatabase;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.inbox.InboxMessage;
import dev.hookline.persistence.inbox.InboxTable;
import dev.hookline.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final Clock clock = Clock.systemUTC();
  private TestDatabase database;
  private Inbox inbox;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    database.execute("insert into tenants (tenant_id, name) values ('acme', 'A'), ('other', 'O')");
    inbox = inbox(Map.of());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatCameIsShownAsItCameTheNewestFirst() {
    String token = inbox.open("acme");
    byte[] notText = {0, (byte) 0xff, 10};
    inbox.receive(token, Map.of("x-a", "1\u0000"), notText);
    inbox.receive(token, Map.of(), "{}".getBytes(UTF_8));

    List<InboxMessage> messages = inbox.messages("acme", token, null, 10);

    assertThat(messages)
        .extracting(InboxMessage::body)
        .containsExactly("{}".getBytes(UTF_8), notText);
    assertThat(messages.getLast().headers()).isEqualTo("{\"x-a\":\"1\\u0000\"}");
    assertThat(inbox.messages("acme", token, messages.getFirst().id(), 10))
        .extracting(InboxMessage::id)
        .containsExactly(messages.getLast().id());
  }

  @Test
  void aTokenNobodyMadeLeadsNowhere() {
    assertRefused(Reason.NOT_FOUND, () -> inbox.receive("nonsense", Map.of(), new byte[0]));
    assertRefused(Reason.NOT_FOUND, () -> inbox.messages("acme", "nonsense", null, 10));
    assertRefused(Reason.NOT_FOUND, () -> inbox.messages("acme", null, null, 10));
  }

  @Test
  void anotherTenantCannotReadIt() {
    String token = inbox.open("acme");

    assertRefused(Reason.NOT_FOUND, () -> inbox.messages("other", token, null, 10));
  }

  @Test
  void theTokenIsNotStored() {
    String token = inbox.open("acme");

    assertThat(database.query("select i::text from dev_inboxes i")).doesNotContain(token);
  }

  @Test
  void onlyTheNewestAreKept() {
    String token = inbox.open("acme");
    inbox.receive(token, Map.of(), new byte[] {1});
    database.execute(
        "insert into dev_inbox_messages (message_id, token_hash, tenant_id, headers, body) select"
            + " uuid7_floor(now() + n * interval '1 second'), token_hash, tenant_id, '{}', '' from"
            + " dev_inboxes, generate_series(1, 2500) n");

    inbox(Map.of()).receive(token, Map.of(), new byte[] {2});

    assertThat(database.query("select count(*) from dev_inbox_messages")).isEqualTo("2000");
  }

  @Test
  void offItRefusesEverything() {
    Inbox off = inbox(Map.of("HL_DEV_INBOX", "0"));

    assertRefused(Reason.DEV_INBOX_OFF, () -> off.open("acme"));
    assertRefused(Reason.DEV_INBOX_OFF, () -> off.receive("x", Map.of(), new byte[0]));
    assertRefused(Reason.DEV_INBOX_OFF, () -> off.messages("acme", "x", null, 10));
  }

  private Inbox inbox(Map<String, String> variables) {
    return new Inbox(
        new InboxTable(database.dataSource()), Settings.of(variables), new Uuid7(clock), clock);
  }

  private static void assertRefused(Reason reason, Runnable call) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(call::run)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
