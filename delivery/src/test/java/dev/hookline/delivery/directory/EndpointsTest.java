package dev.hookline.delivery.directory;

import static dev.hookline.delivery.directory.DirectoryFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.directory.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
  @TempDir Path directory;
  private DirectoryFixture server;
  private Endpoints endpoints;

  @BeforeEach
  void open() {
    server = new DirectoryFixture(directory);
    endpoints = server.endpoints;
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void anEndpointThatNamesOnlyItsUrlGetsTheDefaults() {
    Endpoint made = server.endpoint("").endpoint();

    Endpoint read = endpoints.get("acme", made.id());

    assertThat(read.limits()).isEqualTo(new Limits(15_000, 10, 128, null, false));
    assertThat(read.enabled()).isTrue();
    assertThat(read.paused()).isFalse();
    assertThat(read.retrySchedule()).isEmpty();
    assertThat(read.description()).isEmpty();
  }

  @Test
  void everyMemberIsKept() {
    Endpoint made =
        server
            .endpoint(
                ",'type':'rootly','secret':'a-token-of-rootly','enabled':false,'description':'d','timeout_ms':100,"
                    + "'max_attempts':50,'rate_limit_rps':7,'max_in_flight':4096,'ordered':true,"
                    + "'retry_schedule':[0,604800],'from_the_future':1")
            .endpoint();

    Endpoint read = endpoints.get("acme", made.id());

    assertThat(read.limits()).isEqualTo(new Limits(100, 50, 4_096, 7, true));
    assertThat(read.type().wireName()).isEqualTo("rootly");
    assertThat(read.enabled()).isFalse();
    assertThat(read.retrySchedule()).isEqualTo(List.of(0, 604_800));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; INVALID_URL",
        "{'url':null}; INVALID_URL",
        "{'url':7}; INVALID_URL",
        "{'url':'ftp://192.0.43.8/'}; INVALID_URL",
        "{'url':'https://user:pw@192.0.43.8/'}; INVALID_URL",
        "{'url':'http://127.0.0.1/'}; REFUSED_ADDRESS",
        "{'url':'http://169.254.169.254/latest'}; REFUSED_ADDRESS",
        "{'url':'http://localhost:8080/'}; REFUSED_ADDRESS",
      })
  void aUrlThatMayNotBeCalledIsRefused(String body, Reason reason) {
    assertRefused(reason, () -> endpoints.create("acme", json(body)));
    if (json(body).has("url")) {
      UUID id = server.endpoint("").endpoint().id();
      assertRefused(reason, () -> endpoints.change("acme", id, json(body)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'timeout_ms':99",
        "'timeout_ms':30001",
        "'timeout_ms':1000.5",
        "'timeout_ms':'1000'",
        "'max_attempts':0",
        "'max_attempts':51",
        "'max_in_flight':0",
        "'max_in_flight':4097",
        "'rate_limit_rps':0",
        "'rate_limit_rps':99999999999999999999",
        "'ordered':'yes'",
        "'enabled':1",
        "'type':'carrier-pigeon'",
        "'description':['x']",
        "'retry_schedule':[]",
        "'retry_schedule':[604801]",
        "'retry_schedule':'0,5'",
        "'secret':'short'",
        "'secret':'whsec_AAAAAAAAAAAAAAAA'",
        "'secret':'whsec_!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!'",
        "'headers':{'Host':'x'}",
        "'headers':{'X-A':'line\\nbreak'}",
        "'headers':{'X-A':'1','x-a':'2'}",
        "'headers':{'X-A':7}",
        "'headers':{'X-A':'[redacted]'}",
        "'auth':{'type':'digest'}",
        "'auth':{'type':'bearer'}",
        "'auth':{'type':'bearer','token':'a\\nb'}",
        "'auth':{'type':'basic','username':'a:b','password':'c'}",
        "'auth':'bearer x'"
      })
  void aMemberOutOfItsRangeIsRefusedByName(String member) {
    String name = member.substring(1, member.indexOf('\'', 1));

    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> server.endpoint("," + member))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.INVALID_REQUEST))
        .withMessageStartingWith(name);
    assertThat(endpoints.list("acme", null, 10)).isEmpty();
  }

  @Test
  void aChangeTouchesOnlyWhatItNamesAndNullResets() {
    UUID id =
        server
            .endpoint(
                ",'description':'d','rate_limit_rps':7,'timeout_ms':500,'retry_schedule':[1],"
                    + "'headers':{'X-A':'1'},'auth':{'type':'bearer','token':'t'}")
            .endpoint()
            .id();

    endpoints.change("acme", id, json("{'max_attempts':3}"));
    Endpoint touched = endpoints.get("acme", id);
    endpoints.change(
        "acme",
        id,
        json(
            "{'description':null,'rate_limit_rps':null,'timeout_ms':null,'retry_schedule':null,"
                + "'headers':null,'auth':null,'max_attempts':null}"));
    Endpoint reset = endpoints.get("acme", id);

    assertThat(touched.limits()).isEqualTo(new Limits(500, 3, 128, 7, false));
    assertThat(touched.description()).isEqualTo("d");
    assertThat(touched.retrySchedule()).containsExactly(1);
    assertThat(touched.sealedAuth()).isPresent();
    assertThat(reset.limits()).isEqualTo(new Limits(15_000, 10, 128, null, false));
    assertThat(reset.description()).isEmpty();
    assertThat(reset.retrySchedule()).isEmpty();
    assertThat(reset.sealedHeaders()).isEmpty();
    assertThat(reset.sealedAuth()).isEmpty();
  }

  @Test
  void enablingForgetsWhyItWasDisabled() {
    UUID id = server.endpoint("").endpoint().id();
    server.database.execute(
        "update endpoints set enabled = false, disabled_reason = 'answered 410'");

    endpoints.change("acme", id, json("{'enabled':false}"));
    assertThat(endpoints.get("acme", id).disabledReason()).contains("answered 410");
    endpoints.change("acme", id, json("{'enabled':true}"));
    assertThat(endpoints.get("acme", id).disabledReason()).isEmpty();
  }

  @Test
  void pausingAndResumingIsKept() {
    UUID id = server.endpoint("").endpoint().id();

    assertThat(endpoints.pause("acme", id).paused()).isTrue();
    assertThat(endpoints.get("acme", id).paused()).isTrue();
    assertThat(endpoints.resume("acme", id).paused()).isFalse();
    assertThat(endpoints.get("acme", id).paused()).isFalse();
  }

  @Test
  void anotherTenantsEndpointDoesNotExist() {
    UUID id = server.endpoint("").endpoint().id();

    assertRefused(Reason.NOT_FOUND, () -> endpoints.get("other", id));
    assertRefused(Reason.NOT_FOUND, () -> endpoints.change("other", id, json("{'ordered':true}")));
    assertRefused(Reason.NOT_FOUND, () -> endpoints.remove("other", id));
    assertRefused(Reason.NOT_FOUND, () -> endpoints.pause("other", id));
    assertRefused(Reason.NOT_FOUND, () -> endpoints.resume("other", id));
    assertRefused(Reason.NOT_FOUND, () -> endpoints.rotateSecret("other", id, null));
    assertThat(endpoints.list("other", null, 10)).isEmpty();
  }

  @Test
  void aRemovedEndpointIsGone() {
    UUID id = server.endpoint("").endpoint().id();

    endpoints.remove("acme", id);

    assertRefused(Reason.NOT_FOUND, () -> endpoints.get("acme", id));
    assertThat(server.configuration().secrets()).isEmpty();
  }

  private static void assertRefused(Reason reason, Runnable call) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(call::run)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
