package dev.hookline.delivery.directory;

import static dev.hookline.delivery.directory.DirectoryFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.directory.TenantConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetEndpointsTest {
  private static final String HOST = "https://192.0.43.8"; // needs no name service
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String TOKEN = "123456789:AAbbccddeeffgghhiijjkkll";

  @TempDir Path directory;
  private DirectoryFixture server;

  @BeforeEach
  void open() {
    server = new DirectoryFixture(directory);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aTargetKeepsTheSecretOfItsProviderAndDoesNotShowIt() {
    NewSecret made = pagerDuty();
    assertThat(made.secret()).isNull();
    assertThat(secrets(made.endpoint().id())).containsExactly(KEY);
    assertThat(server.database.query("select s::text from endpoint_secrets s")).doesNotContain(KEY);
  }

  @Test
  void aSecretThatCameInTheUrlIsTakenOutOfIt() {
    NewSecret slack = make("{'type':'slack','url':'" + HOST + "/services/T0/B0/abcdefghijklmnop'}");
    NewSecret telegram =
        make(
            "{'type':'telegram','url':'%s/bot%s/sendMessage?chat_id=-1001'}"
                .formatted(HOST, TOKEN));
    assertThat(slack.endpoint().url()).isEqualTo(HOST + "/services");
    assertThat(secrets(slack.endpoint().id())).containsExactly("T0/B0/abcdefghijklmnop");
    assertThat(telegram.endpoint().url()).isEqualTo(HOST + "?chat_id=-1001");
    assertThat(secrets(telegram.endpoint().id())).containsExactly(TOKEN);
    assertThat(server.database.query("select string_agg(e::text, '') from endpoints e"))
        .doesNotContain(TOKEN, "abcdefghijklmnop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'type':'slack','url':'HOST/services'",
        "'type':'slack','url':'HOST/services','secret':null",
        "'type':'slack','url':'HOST/services','secret':'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'",
        "'type':'slack','url':'HOST/other','secret':'T0/B0/abcdefghijklmnop'",
        "'type':'slack','url':'HOST/services/T0/B0/sesame','secret':'T0/B0/sesame'",
        "'type':'pagerduty','url':'HOST/v2/enqueue'",
        "'type':'pagerduty','url':'HOST/v2/enqueue','secret':'sesame'",
        "'type':'pagerduty','url':'HOST/','secret':'0123456789abcdef0123456789abcdef'",
        "'type':'rootly','url':'HOST/in','secret':'sesame'",
        "'type':'rootly','url':'HOST/in?secret=a-long-token','secret':'a-long-token'",
        "'type':'telegram','url':'HOST?chat_id=1'",
        "'type':'telegram','url':'HOST?chat_id=1','secret':'sesame'",
        "'type':'telegram','url':'HOST','secret':'123456789:AAbbccddeeffgghhiijjkkll'",
        "'type':'telegram','url':'HOST?chat_id=somewhere','secret':'123456789:AAbbccddeeffgghhiijj'"
      })
  void whatItsProviderWouldNotTakeIsRefusedWithoutRepeatingIt(String members) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> make("{" + members.replace("HOST", HOST) + "}"))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.INVALID_TARGET))
        .withMessageNotContainingAny("sesame", "abcdef", "AAbb", "a-long-token");
    assertThat(server.endpoints.list("acme", null, 10)).isEmpty();
  }

  @Test
  void theTypeIsFixedOnceAnEndpointIsMade() {
    UUID webhook = server.endpoint("").endpoint().id();
    UUID target = pagerDuty().endpoint().id();
    refuse(() -> server.endpoints.change("acme", webhook, json("{'type':'slack'}")));
    refuse(() -> server.endpoints.change("acme", target, json("{'type':'webhook'}")));
    refuse(() -> server.endpoints.change("acme", target, json("{'type':null}")));
    server.endpoints.change("acme", target, json("{'type':'pagerduty','max_attempts':3}"));
    server.endpoints.change("acme", webhook, json("{'type':null,'max_attempts':3}"));
    assertThat(server.endpoints.get("acme", target).limits().maxAttempts()).isEqualTo(3);
  }

  @Test
  void aTargetMovesToAUrlOfItsProviderOnly() {
    UUID slack = make("{'type':'slack','url':'" + HOST + "/services/T0/B0/abc'}").endpoint().id();
    refuse(() -> server.endpoints.change("acme", slack, json("{'url':'" + HOST + "/x'}")));
    refuse(
        () ->
            server.endpoints.change(
                "acme", slack, json("{'url':'" + HOST + "/services/T0/B0/def'}")));
    Endpoint moved =
        server.endpoints.change("acme", slack, json("{'url':'" + HOST + "/gov/services'}"));
    assertThat(moved.url()).isEqualTo(HOST + "/gov/services");
  }

  @Test
  void aNewSecretOfATargetMustBeGivenAndReplacesTheOldOneAtOnce() {
    UUID id = pagerDuty().endpoint().id();
    String next = KEY.replace('0', 'f');
    refuse(() -> server.endpoints.rotateSecret("acme", id, null));
    refuse(() -> server.endpoints.rotateSecret("acme", id, json("{'secret':'too short'}")));
    assertThat(secrets(id)).containsExactly(KEY);
    NewSecret rotated =
        server.endpoints.rotateSecret("acme", id, json("{'secret':'" + next + "'}"));
    assertThat(rotated.secret()).isNull();
    assertThat(secrets(id)).containsExactly(next);
  }

  private NewSecret pagerDuty() {
    return make("{'type':'pagerduty','url':'%s/v2/enqueue','secret':'%s'}".formatted(HOST, KEY));
  }

  private NewSecret make(String body) {
    return server.endpoints.create("acme", json(body));
  }

  private List<String> secrets(UUID id) {
    TenantConfiguration configuration = server.configuration();
    Endpoint endpoint = configuration.endpoints().get(id);
    return server.vault.open(endpoint, configuration.secretsOf(endpoint)).keys().stream()
        .map(key -> key.key().reveal())
        .toList();
  }

  private static void refuse(Runnable call) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(call::run)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.INVALID_TARGET));
  }
}
