package dev.hookline.transport.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;
import dev.hookline.transport.send.Phases;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {
  private static final String SLACK_SECRET = "T00000000/B00000000/abcdefghijklmnopqrstuvwx";
  private static final String BOT_TOKEN = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr";
  private static final Map<Provider, TargetAdapter> TARGETS =
      Map.of(
          Provider.SLACK, Provider.SLACK.at("https://slack.example/services", SLACK_SECRET),
          Provider.PAGERDUTY,
              Provider.PAGERDUTY.at("https://pd.example/v2/enqueue", "0123456789abcdef".repeat(2)),
          Provider.ROOTLY, Provider.ROOTLY.at("https://rootly.example/in", "a-token-of-rootly"),
          Provider.TELEGRAM, Provider.TELEGRAM.at("https://bots.example?chat_id=@here", BOT_TOKEN));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          SLACK    ;200;ok                                                    ;DELIVERED
          SLACK    ;200;                                                      ;NOT_TAKEN
          SLACK    ;200;<!DOCTYPE html><html>Slack is down</html>             ;NOT_TAKEN
          SLACK    ;204;                                                      ;NOT_TAKEN
          SLACK    ;200;no_service                                            ;REFUSED
          SLACK    ;200;invalid_payload                                       ;REFUSED
          SLACK    ;400;invalid_payload                                       ;REFUSED
          SLACK    ;400;no_text                                               ;REFUSED
          SLACK    ;403;action_prohibited                                     ;REFUSED
          SLACK    ;403;invalid_token                                         ;REFUSED
          SLACK    ;404;channel_not_found                                     ;REFUSED
          SLACK    ;404;no_service                                            ;REFUSED
          SLACK    ;404;<html>not here</html>                                 ;404
          SLACK    ;410;channel_is_archived                                   ;410
          SLACK    ;200;channel_is_archived                                   ;REFUSED
          SLACK    ;429;rate_limited                                          ;429
          SLACK    ;200;rate_limited                                          ;429
          SLACK    ;500;rollup_error                                          ;500
          SLACK    ;503;                                                      ;503
          SLACK    ;302;                                                      ;302
          PAGERDUTY;202;{"status":"success","message":"Event processed","dedup_key":"k"};DELIVERED
          PAGERDUTY;200;{"status":"success"}                                  ;DELIVERED
          PAGERDUTY;202;                                                      ;NOT_TAKEN
          PAGERDUTY;200;<html>hello</html>                                    ;NOT_TAKEN
          PAGERDUTY;202;{"message":"something"}                               ;NOT_TAKEN
          PAGERDUTY;200;{"status":"invalid event","errors":["x"]}             ;REFUSED
          PAGERDUTY;400;{"status":"invalid event","message":"Event object is invalid","errors":["x"]};REFUSED
          PAGERDUTY;400;<html>Bad Request</html>                              ;400
          PAGERDUTY;403;                                                      ;403
          PAGERDUTY;429;{"status":"throttle exceeded","message":"Requests for this service are arriving too quickly"};429
          PAGERDUTY;500;{"status":"error","message":"internal"}               ;500
          PAGERDUTY;502;<html>Bad gateway</html>                              ;502
          ROOTLY   ;200;{"status":"ok"}                                       ;DELIVERED
          ROOTLY   ;201;{"data":{"id":"1","type":"alerts"}}                   ;DELIVERED
          ROOTLY   ;204;                                                      ;DELIVERED
          ROOTLY   ;200;<html>Sign in</html>                                  ;NOT_TAKEN
          ROOTLY   ;200;{"errors":[{"title":"title is missing"}]}             ;REFUSED
          ROOTLY   ;200;{"error":"unknown source"}                            ;REFUSED
          ROOTLY   ;401;{"errors":[{"title":"Unauthorized"}]}                 ;REFUSED
          ROOTLY   ;401;                                                      ;REFUSED
          ROOTLY   ;404;{"error":"not found"}                                 ;REFUSED
          ROOTLY   ;422;{"errors":["x"]}                                      ;REFUSED
          ROOTLY   ;403;<html>A proxy says no</html>                          ;403
          ROOTLY   ;429;{"error":"slow down"}                                 ;429
          ROOTLY   ;500;                                                      ;500
          TELEGRAM ;200;{"ok":true,"result":{"message_id":1}}                 ;DELIVERED
          TELEGRAM ;200;{"ok":true,"result":{"message_id":1,"text":"cut o     ;DELIVERED
          TELEGRAM ;200;                                                      ;NOT_TAKEN
          TELEGRAM ;200;<html>nginx</html>                                    ;NOT_TAKEN
          TELEGRAM ;200;{"result":{}}                                         ;NOT_TAKEN
          TELEGRAM ;200;{"ok":"true"}                                         ;NOT_TAKEN
          TELEGRAM ;200;{"ok":false}                                          ;NOT_TAKEN
          TELEGRAM ;400;{"ok":false,"error_code":400,"description":"Bad Request: chat not found"};REFUSED
          TELEGRAM ;200;{"ok":false,"error_code":400,"description":"Bad Request: chat not found"};REFUSED
          TELEGRAM ;401;{"ok":false,"error_code":401,"description":"Unauthorized"};REFUSED
          TELEGRAM ;403;{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"};REFUSED
          TELEGRAM ;404;{"ok":false,"error_code":404,"description":"Not Found"};REFUSED
          TELEGRAM ;404;<html>not here</html>                                 ;404
          TELEGRAM ;429;{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 30","parameters":{"retry_after":30}};429
          TELEGRAM ;200;{"ok":false,"error_code":429,"parameters":{"retry_after":30}};429
          TELEGRAM ;429;{"ok":false,"error_code":429}                         ;429
          TELEGRAM ;200;{"ok":false,"error_code":500,"description":"Internal Server Error"};500
          TELEGRAM ;502;{"ok":false,"error_code":502,"description":"Bad Gateway"};502
          TELEGRAM ;200;{"ok":false,"error_code":99999999}                    ;NOT_TAKEN
          TELEGRAM ;500;{"ok":false,"error_code":-1}                          ;500
          TELEGRAM ;400;{"ok":false,"error_code":200}                         ;REFUSED
          TELEGRAM ;502;<html>Bad gateway</html>                              ;502
          """)
  void anAnswerMeansWhatItsProviderSays(
      Provider provider, int status, String body, String meaning) {
    Answer read = read(provider, status, body == null ? "" : body, null);
    switch (meaning) {
      case "DELIVERED" -> assertThat(read.delivered()).as("%s", read).isTrue();
      case "NOT_TAKEN", "REFUSED" -> {
        assertThat(read.failure()).as("%s", read).isEqualTo(Failure.valueOf(meaning));
        assertThat(read.error()).isNotBlank();
        assertThat(read.delivered()).isFalse();
      }
      default -> {
        assertThat(read.failure()).as("%s", read).isEqualTo(Failure.NONE);
        assertThat(read.status()).isEqualTo(Integer.parseInt(meaning));
        assertThat(read.delivered()).isFalse();
      }
    }
  }

  @Test
  void telegramSaysInItsBodyHowLongToWait() {
    String body =
        "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 30\","
            + "\"parameters\":{\"retry_after\":30}}";
    assertThat(read(Provider.TELEGRAM, 429, body, null).retryAfter(Instant.EPOCH))
        .contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource({"-5,-1", "0,0", "99999999999999999999,86400", "9223372036854775807,86400"})
  void aPauseThatNobodyCanMeanIsBounded(String asked, long seconds) {
    String body =
        "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":" + asked + "}}";
    Duration wait =
        read(Provider.TELEGRAM, 429, body, null)
            .retryAfter(Instant.EPOCH)
            .orElse(Duration.ofSeconds(-1));
    assertThat(wait).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void theHeaderRetryAfterStandsWhereTheBodySaysNothing() {
    assertThat(read(Provider.SLACK, 429, "rate_limited", "12").retryAfter(Instant.EPOCH))
        .contains(Duration.ofSeconds(12));
    assertThat(
            read(Provider.TELEGRAM, 429, "{\"ok\":false,\"error_code\":429}", "12")
                .retryAfter(Instant.EPOCH))
        .contains(Duration.ofSeconds(12));
  }

  @Test
  void whatTheProviderSaysIsKeptShortAndWithoutControlCharacters() {
    Answer read =
        read(
            Provider.TELEGRAM,
            400,
            "{\"ok\":false,\"error_code\":400,\"description\":\"a\\u0000b\\u001b\\ud83d"
                + "c".repeat(500)
                + "\"}",
            null);
    assertThat(read.error()).startsWith("abccc").hasSize(200);
  }

  @Test
  void aGroupThatMovedIsNamed() {
    String body =
        "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: group chat was upgraded to"
            + " a supergroup chat\",\"parameters\":{\"migrate_to_chat_id\":-1009}}";
    assertThat(read(Provider.TELEGRAM, 400, body, null).error()).endsWith("the chat is now -1009");
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"TIMEOUT", "TLS", "RESET", "BODY"})
  void anAnswerThatIsNotCompleteIsLeftAsItIs(Failure failure) {
    Answer broken = new Answer(200, failure, "ok", null, new Phases(0, 0, 0, 0, 0), "late");
    for (TargetAdapter target : TARGETS.values()) {
      assertThat(target.read(broken)).isEqualTo(broken);
    }
  }

  @Test
  void noSecretComesBack() {
    String key = "0123456789abcdef".repeat(2);
    assertThat(
            read(Provider.PAGERDUTY, 400, "{\"status\":\"no\",\"message\":\"" + key + "\"}", null))
        .satisfies(
            it -> assertThat(it.excerpt() + it.error()).doesNotContain(key).contains("[red"));
    assertThat(read(Provider.TELEGRAM, 404, "no /bot" + BOT_TOKEN + "/sendMessage", null).excerpt())
        .isEqualTo("no /bot[redacted]/sendMessage");
    assertThat(read(Provider.TELEGRAM, 404, "no bot123456789%3A" + BOT_TOKEN.substring(10), null))
        .satisfies(it -> assertThat(it.excerpt()).isEqualTo("no bot123456789%3A[redacted]"));
    assertThat(read(Provider.SLACK, 404, SLACK_SECRET.replace("/", "\\/"), null).excerpt())
        .isEqualTo("T00000000\\/B00000000\\/[redacted]");
    assertThat(read(Provider.TELEGRAM, 404, "cut within " + BOT_TOKEN.substring(0, 20), null))
        .satisfies(it -> assertThat(it.excerpt()).isEqualTo("cut within [redacted]"));
    Answer broken =
        new Answer(0, Failure.RESET, "", null, new Phases(0, 0, 0, 0, 0), "at " + BOT_TOKEN);
    assertThat(TARGETS.get(Provider.TELEGRAM).read(broken).error()).isEqualTo("at [redacted]");
  }

  @Test
  void aTargetDoesNotTellItsSecret() {
    TARGETS.forEach(
        (provider, target) ->
            assertThat(target.toString()).isEqualToIgnoringCase("TargetAdapter[" + provider + "]"));
  }

  private static Answer read(Provider provider, int status, String body, String retryAfter) {
    return TARGETS
        .get(provider)
        .read(new Answer(status, Failure.NONE, body, retryAfter, new Phases(0, 0, 0, 0, 0), ""));
  }
}
