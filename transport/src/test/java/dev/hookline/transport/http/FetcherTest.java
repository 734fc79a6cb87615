package dev.hookline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.settings.Authorities;
import dev.hookline.settings.HostPort;
import dev.hookline.settings.InvalidSettings;
import dev.hookline.settings.Settings;
import dev.hookline.transport.fetch.Fetched;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FetcherTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final String JSON = "Content-Type: application/json";

  private final HttpFetcher fetcher = trusting("127.0.0.1");

  @AfterEach
  void close() {
    fetcher.close();
  }

  @Test
  void jsonOfATrustedHostIsReadWhateverItsStatus() throws Exception {
    assertThat(answering(Wire.answer("200 OK", "{}", JSON)))
        .isInstanceOfSatisfying(Fetched.Json.class, json -> assertThat(json.ok()).isTrue());
    assertThat(answering(Wire.answer("400 No", "{}", "Content-Type: application/problem+json")))
        .isEqualTo(new Fetched.Json(400, "{}"));
  }

  @Test
  void aFormArrivesEncodedAndWithItsCredential() throws Exception {
    AtomicReference<String> request = new AtomicReference<>();
    try (Sink sink =
        Sink.serving(
            socket -> {
              request.set(Wire.readRequest(socket.getInputStream()));
              socket.getOutputStream().write(Wire.answer("200 OK", "{}", JSON));
            })) {
      fetcher.post(sink.url(), Map.of("code", "a b&c=ü"), "Basic c2VjcmV0");
    }
    assertThat(request.get())
        .startsWith("POST /hook HTTP/1.1\r\n")
        .contains("Authorization: Basic c2VjcmV0\r\n", "application/x-www-form-urlencoded")
        .endsWith("\r\n\r\ncode=a+b%26c%3D%C3%BC");
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (Sink other = Sink.serving(Sink.answering(Wire.answer("200 OK", "{}", JSON)))) {
      Fetched got = answering(Wire.answer("307 There", "{}", JSON, "Location: " + other.url()));
      assertThat(got)
          .isEqualTo(new Fetched.Failed("it answered 307, and redirects are not followed"));
      assertThat(other.connections()).isZero();
    }
  }

  @Test
  void whatIsNoJsonOrTooLargeOrNotUtf8IsNotTaken() throws Exception {
    assertFailed(Wire.answer("200 OK", "<html>", "Content-Type: text/html"), "without JSON");
    assertFailed(Wire.answer("200 OK", "{}"), "without JSON");
    assertFailed(Wire.answer("200 OK", " ".repeat(262_145), JSON), "larger than");
    assertFailed(Wire.answer("200 OK", "\u00ff", JSON), "UTF-8");
    assertFailed(Wire.bytes("hello\r\n\r\n"), "");
  }

  @Test
  void anEndlessBodyASilentHostAndOneThatDripsAreCutInTime() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Sink.Behaviour silent = socket -> await(over);
    Sink.Behaviour drips =
        socket -> {
          socket.getOutputStream().write(Wire.bytes("HTTP/1.1 200 OK\r\n" + JSON + "\r\n\r\n"));
          while (socket.getInputStream().available() >= 0) {
            socket.getOutputStream().write('x');
            await(over, 10);
          }
        };
    for (Sink.Behaviour behaviour : List.of(silent, drips)) {
      try (Sink sink = Sink.serving(behaviour)) {
        long start = System.nanoTime();
        assertThat(fetcher.get(sink.url())).isInstanceOf(Fetched.Failed.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .isLessThan(PATIENCE.multipliedBy(6));
      }
    }
    over.countDown();
  }

  @Test
  void aPrivateHostThatNobodyTrustsIsNotConnectedTo() throws Exception {
    try (Sink sink = Sink.serving(Sink.answering(Wire.answer("200 OK", "{}", JSON)))) {
      for (String trusted : new String[] {"id.example.com", "127.0.0.1:" + (sink.port() - 1)}) {
        try (HttpFetcher strict = trusting(trusted)) {
          assertThat(strict.get(sink.url()))
              .isEqualTo(new Fetched.Failed("The URL must start with https://."));
          assertThat(strict.get(sink.url().replace("http:", "https:")))
              .isEqualTo(new Fetched.Failed("The host is this machine."));
        }
      }
      assertThat(sink.connections()).isZero();
      try (HttpFetcher exact = trusting("127.0.0.1:" + sink.port())) {
        assertThat(exact.get(sink.url())).isInstanceOf(Fetched.Json.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "[fd00:ec2::254]", "169.254.1.1", "0.0.0.0"})
  void trustNeverOpensAMetadataService(String host) {
    try (HttpFetcher careless = trusting(host)) {
      assertThat(careless.get("http://" + host + "/")).isInstanceOf(Fetched.Failed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "file:///etc/passwd", "http://a@127.0.0.1/", "//127.0.0.1", "http://127.1/"})
  void anOddUrlIsRefused(String url) {
    assertThat(fetcher.get(url)).isInstanceOf(Fetched.Failed.class);
    assertThat(fetcher.refusal(url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "http://a", "a:0", "a:65536", "a:b", "a,,b", "[::1", "a/b"})
  void whatIsNoHostIsNotTakenForATrustedOne(String hosts) {
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> Settings.of(Map.of("HL_TRUSTED_HOSTS", hosts)));
  }

  private Fetched answering(byte[] answer) throws Exception {
    try (Sink sink =
        Sink.serving(
            socket -> {
              Wire.readRequest(socket.getInputStream());
              socket.getOutputStream().write(answer);
            })) {
      return fetcher.get(sink.url());
    }
  }

  private void assertFailed(byte[] answer, String why) throws Exception {
    assertThat(answering(answer))
        .isInstanceOfSatisfying(
            Fetched.Failed.class, failed -> assertThat(failed.why()).contains(why));
  }

  private static HttpFetcher trusting(String host) {
    return HttpFetcher.open(
        List.of(HostPort.of(host)), TlsWrap.trusting(Authorities.NONE), PATIENCE);
  }

  private static void await(CountDownLatch latch) {
    await(latch, 30_000);
  }

  private static void await(CountDownLatch latch, long millis) {
    try {
      latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
