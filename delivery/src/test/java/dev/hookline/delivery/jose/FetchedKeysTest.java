package dev.hookline.delivery.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import dev.hookline.delivery.HandClock;
import dev.hookline.settings.Authorities;
import dev.hookline.settings.HostPort;
import dev.hookline.transport.fetch.Fetcher;
import dev.hookline.transport.http.HttpFetcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that answers what a test tells it to. */
@Timeout(60)
class FetchedKeysTest {
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
  private static KeyPair first;
  private static KeyPair second;

  private final HandClock clock = new HandClock();
  private final AtomicInteger asked = new AtomicInteger();
  private final Fetcher fetcher =
      HttpFetcher.trusting(List.of(HostPort.of("127.0.0.1")), Authorities.NONE);
  private HttpServer server;
  private FetchedKeys keys;
  private volatile int status = 200;
  private volatile String body;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException {
    first = pair(2_048);
    second = pair(2_048);
  }

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/keys",
        exchange -> {
          asked.incrementAndGet();
          try {
            gate.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    keys = FetchedKeys.at(() -> Optional.of(url), fetcher, clock);
    body = set(jwk("one", first));
  }

  @AfterEach
  void close() {
    keys.close();
    fetcher.close();
    server.stop(0);
  }

  @Test
  void aKnownKeyIsAnsweredWithoutAskingAgain() {
    assertThat(keys.named("one")).containsExactly((RSAPublicKey) first.getPublic());
    clock.advance(Duration.ofHours(23));
    assertThat(keys.named("one")).hasSize(1);
    assertThat(asked).hasValue(1);
  }

  @Test
  void madeUpKeysAskTheIssuerOnceInHalfAMinute() {
    keys.named("one");
    for (int i = 0; i < 1_000; i++) {
      assertThat(keys.named("forged-" + i)).isEmpty();
    }
    assertThat(asked).hasValue(1);
    clock.advance(HALF_A_MINUTE);
    for (int i = 0; i < 1_000; i++) {
      assertThat(keys.named("forged-" + i)).isEmpty();
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void aNewKeyIsGoodAtOnceAndOneThatIsTakenBackIsRefused() {
    keys.named("one");
    body = set(jwk("one", first), jwk("two", second));
    clock.advance(HALF_A_MINUTE);
    assertThat(keys.named("two")).containsExactly((RSAPublicKey) second.getPublic());
    assertThat(keys.named("one")).hasSize(1);

    body = set(jwk("two", second));
    keys.refresh();
    assertThat(keys.named("one")).as("still fresh").hasSize(1);
    clock.advance(Duration.ofMinutes(5));
    keys.refresh();
    assertThat(keys.named("one")).isEmpty();
    assertThat(keys.named("two")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[]}", "{\"keys\":[1]}"})
  void whileTheIssuerAnswersNonsenseItsLastKeysStayGoodForADay(String nonsense) {
    keys.named("one");
    body = nonsense;
    clock.advance(Duration.ofHours(24).minusSeconds(1));
    keys.refresh();
    assertThat(asked).hasValue(2);
    assertThat(keys.named("one")).hasSize(1);
    clock.advance(HALF_A_MINUTE);
    assertThat(keys.named("one")).isEmpty();
  }

  @Test
  void whileTheIssuerFailsItsLastKeysStayGoodForADay() {
    keys.named("one");
    status = 500;
    clock.advance(Duration.ofHours(20));
    keys.refresh();
    assertThat(keys.named("one")).hasSize(1);
    server.stop(0);
    clock.advance(Duration.ofHours(3));
    keys.refresh();
    assertThat(keys.named("one")).hasSize(1);
    clock.advance(Duration.ofHours(1));
    assertThat(keys.named("one")).isEmpty();
  }

  @Test
  void aSilentIssuerHoldsFewCallersAndNoneWithAKnownKey() throws Exception {
    keys.named("one");
    clock.advance(HALF_A_MINUTE);
    gate = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch answered = new CountDownLatch(96);
      List<Future<List<RSAPublicKey>>> all =
          IntStream.range(0, 100)
              .mapToObj(
                  i ->
                      callers.submit(
                          () -> {
                            List<RSAPublicKey> found = keys.named("forged");
                            answered.countDown();
                            return found;
                          }))
              .toList();
      answered.await(); // while the issuer is silent: at most four are held up
      assertThat(keys.named("one")).as("not held up").hasSize(1);
      gate.countDown();
      for (Future<List<RSAPublicKey>> each : all) {
        assertThat(each.get()).isEmpty();
      }
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void anIssuerAtAPrivateAddressThatNobodyTrustsIsNotAsked() {
    String port = ":" + server.getAddress().getPort() + "/keys";
    try (Fetcher strict =
        HttpFetcher.trusting(List.of(HostPort.of("id.example.com")), Authorities.NONE)) {
      for (String host : new String[] {"http://127.0.0.1", "https://127.0.0.1", "https://[::1]"}) {
        try (FetchedKeys none = FetchedKeys.at(() -> Optional.of(host + port), strict, clock)) {
          assertThat(none.named("one")).isEmpty();
        }
      }
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void withoutAnIdOnlyTheOneKeyOfASetIsMeant() {
    assertThat(keys.named(null)).hasSize(1);
    body = set(jwk("one", first), jwk("two", second));
    clock.advance(Duration.ofMinutes(5));
    keys.refresh();
    assertThat(keys.named(null)).isEmpty();
    clock.advance(HALF_A_MINUTE);
    assertThat(keys.named(null)).isEmpty();
    assertThat(asked).as("a token without an id asks nobody").hasValue(2);
  }

  @Test
  void ofASetOnlyKeysThatSignWithRs256AreTaken() throws GeneralSecurityException {
    String small = jwk("small", pair(1_024));
    String secret = "{\"kty\":\"oct\",\"kid\":\"secret\",\"k\":\"c2VjcmV0\"}";
    String other = jwk("other", second).replace("}", ",\"alg\":\"RS512\"}");
    String encrypts = jwk("encrypts", second).replace("}", ",\"use\":\"enc\"}");
    String even = "{\"kty\":\"RSA\",\"kid\":\"even\",\"n\":\"AQ\",\"e\":\"Ag\"}";
    String broken = "{\"kty\":\"RSA\",\"kid\":\"broken\",\"n\":\"%%%\",\"e\":1}";
    String curve = "{\"kty\":\"EC\",\"kid\":\"curve\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}";
    body = set(small, secret, other, encrypts, even, broken, curve, "7", jwk("one", first));
    assertThat(keys.named("one")).hasSize(1);
    for (String kid :
        new String[] {"small", "secret", "other", "encrypts", "even", "broken", "curve"}) {
      assertThat(keys.named(kid)).as(kid).isEmpty();
    }
  }

  private static KeyPair pair(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static String jwk(String id, KeyPair pair) {
    JWK key = new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID(id).build();
    return key.toJSONString();
  }

  private static String set(String... jwks) {
    return Arrays.stream(jwks).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }
}
