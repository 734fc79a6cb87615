package dev.hookline.transport.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTest {
  private static final String TOKEN = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SLACK     | T0/B0/abc                        | true
          SLACK     | T0/B0                            | false
          SLACK     | T0/B0/abc/d                      | false
          SLACK     | T0/B0/a?c                        | false
          SLACK     | whsec_AAAAAAAAAAAAAAAAAAAAAAAA   | false
          PAGERDUTY | 0123456789abcdef0123456789abcdef | true
          PAGERDUTY | 0123456789abcdef0123456789abcde  | false
          PAGERDUTY | 0123456789abcdef0123456789abcde- | false
          ROOTLY    | 0123456789abcdef                 | true
          ROOTLY    | short                            | false
          ROOTLY    | two words here                   | false
          TELEGRAM  | 123456789:AAbbccddeeffgghhiijjkk | true
          TELEGRAM  | AAbbccddeeffgghhiijjkk           | false
          TELEGRAM  | 123456789:short                  | false
          TELEGRAM  | 123:AAbbccddeeffgghhiijjkk/x     | false
          """)
  void aSecretHasTheFormOfItsProvider(Provider provider, String secret, boolean fits) {
    assertThat(provider.secretProblem(secret).isEmpty()).isEqualTo(fits);
    provider
        .secretProblem(secret)
        .ifPresent(problem -> assertThat(problem).startsWith("must be ").doesNotContain(secret));
    assertThat(provider.secretProblem(null)).isPresent();
    assertThat(provider.secretProblem("")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SLACK     | https://hooks.slack.com/services                               | true
          SLACK     | https://hooks.slack.com/services/                              | true
          SLACK     | https://hooks.slack.com/services/T0                            | false
          SLACK     | https://hooks.slack.com/triggers                               | false
          SLACK     | https://hooks.slack.com/services?a=b                           | false
          PAGERDUTY | https://events.pagerduty.com/v2/enqueue                        | true
          PAGERDUTY | https://events.eu.pagerduty.com/v2/enqueue                     | true
          PAGERDUTY | https://events.pagerduty.com                                   | false
          PAGERDUTY | https://events.pagerduty.com/v2/change/enqueue                 | false
          PAGERDUTY | https://events.pagerduty.com/v2/enqueue?x=1                    | false
          ROOTLY    | https://webhooks.rootly.com/webhooks/incoming/generic_webhooks | true
          ROOTLY    | https://webhooks.rootly.com/webhooks/incoming?secret=abcdefgh  | false
          TELEGRAM  | https://api.telegram.org?chat_id=-1001234567890                | true
          TELEGRAM  | https://api.telegram.org/?chat_id=@the_channel                 | true
          TELEGRAM  | https://bots.example/of/ours?chat_id=%40there&message_thread_id=7 | true
          TELEGRAM  | https://api.telegram.org                                       | false
          TELEGRAM  | https://api.telegram.org?chat_id=                              | false
          TELEGRAM  | https://api.telegram.org?chat_id=here                          | false
          TELEGRAM  | https://api.telegram.org?chat_id=1&parse_mode=HTML             | false
          TELEGRAM  | https://api.telegram.org?chat_id=1&message_thread_id=x         | false
          """)
  void aUrlIsOneOfItsProvider(Provider provider, String url, boolean fits) {
    assertThat(provider.urlProblem(url).isEmpty()).isEqualTo(fits);
  }

  @Test
  void aSecretInTheUrlIsCutOut() {
    assertThat(GivenUrl.of(Provider.SLACK, "https://hooks.slack.com/services/T0/B0/abc"))
        .isEqualTo(new GivenUrl("https://hooks.slack.com/services", "T0/B0/abc"));
    assertThat(
            GivenUrl.of(
                Provider.TELEGRAM,
                "https://api.telegram.org/bot" + TOKEN + "/sendMessage?chat_id=1"))
        .isEqualTo(new GivenUrl("https://api.telegram.org?chat_id=1", TOKEN))
        .hasToString("GivenUrl[https://api.telegram.org?chat_id=1]");
    assertThat(GivenUrl.of(Provider.TELEGRAM, "http://localhost:8081/x/bot" + TOKEN))
        .isEqualTo(new GivenUrl("http://localhost:8081/x", TOKEN));
  }

  @Test
  void aUrlWithoutASecretStaysAsItIs() {
    for (String url :
        new String[] {
          "https://hooks.slack.com/services",
          "https://api.telegram.org?chat_id=1",
          "https://bots.example.org/?chat_id=1"
        }) {
      for (Provider provider : Provider.values()) {
        assertThat(GivenUrl.of(provider, url)).isEqualTo(new GivenUrl(url, null));
      }
    }
  }

  @Test
  void aTargetIsNotMadeOfWhatItsProviderDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Provider.SLACK.at("https://x.example/services", "whsec_0123456789"))
        .withMessageNotContaining("0123456789");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Provider.TELEGRAM.at("https://x.example", TOKEN));
  }

  @Test
  void aWebhookHasNoProvider() {
    assertThat(Provider.named("webhook")).isEmpty();
    assertThat(Provider.named("slack")).contains(Provider.SLACK);
    assertThat(Provider.named("SLACK")).isEmpty();
  }
}
