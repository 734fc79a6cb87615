package dev.hookline.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.bench.measure.Until;
import dev.hookline.bench.tls.ReceiverCertificate;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsSinkTest {
  private static final String ID = "evt_0199c8f0a1b27c3d8e4f5a6b7c8d9e0f";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private static final int TIME_AT = 6;

  @TempDir static Path directory;
  private static ReceiverCertificate certificate;

  private Sink sink;
  private Arrivals arrivals;

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = ReceiverCertificate.make(directory);
  }

  @BeforeEach
  void open() throws Exception {
    sink = Sink.open(Optional.of(certificate.context()));
    arrivals = sink.newRound();
  }

  @AfterEach
  void close() {
    sink.close();
  }

  @Test
  void anEndpointIsCalledByHttps() {
    assertThat(sink.endpoint(7)).hasScheme("https").hasPath("/e0007");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void deliveriesOnOneConnectionAreAnsweredInTurn(String protocol) throws Exception {
    String body = body("small");
    expect(body);
    try (SSLSocket caller = caller(protocol)) {
      for (int i = 0; i < 3; i++) {
        send(caller, request(body), 1);
      }
      send(caller, request(body).repeat(20), 20);
    }
    awaitArrivals(23);
    assertThat(arrivals.changed()).isZero();
  }

  @Test
  void aBodyOfManyRecordsArrivesUnchanged() throws Exception {
    String body = body("large".repeat(60_000));
    expect(body);
    try (SSLSocket caller = caller("TLSv1.3")) {
      send(caller, request(body) + request(body), 2);
    }
    awaitArrivals(2);
    assertThat(arrivals.changed()).isZero();
  }

  @Test
  void aCallerWithoutTlsGetsNoAnswer() throws Exception {
    try (Socket caller = new Socket(sink.address().getAddress(), sink.address().getPort())) {
      caller.getOutputStream().write(request(body("plain")).getBytes(StandardCharsets.US_ASCII));
      byte[] said = caller.getInputStream().readAllBytes();
      assertThat(new String(said, StandardCharsets.ISO_8859_1)).doesNotContain("200");
    }
    assertThat(arrivals.soFar()).isZero();
  }

  @Test
  void aCallerThatDoesNotKnowTheAuthorityHangsUpAndOthersAreServed() throws Exception {
    int port = sink.address().getPort();
    try (Socket stranger =
        SSLContext.getDefault().getSocketFactory().createSocket("127.0.0.1", port)) {
      assertThatThrownBy(((SSLSocket) stranger)::startHandshake).isInstanceOf(SSLException.class);
    }
    try (SSLSocket caller = caller("TLSv1.3")) {
      send(caller, request(body("small")), 1);
    }
    awaitArrivals(1);
  }

  @Test
  void onlyTheAuthoritysCertificateIsLeftInTheDirectory() throws Exception {
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).containsExactly(certificate.authority());
    }
    assertThat(certificate.authority()).content().doesNotContain("KEY");
  }

  private void expect(String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.US_ASCII);
    sink.expect(new Expectation(bytes, TIME_AT, List.of()));
  }

  private SSLSocket caller(String protocol) throws Exception {
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    try (InputStream pem = Files.newInputStream(certificate.authority())) {
      anchors.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    SSLSocket caller =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", sink.address().getPort());
    SSLParameters parameters = caller.getSSLParameters();
    parameters.setProtocols(new String[] {protocol});
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    caller.setSSLParameters(parameters);
    return caller;
  }

  private static void send(SSLSocket caller, String requests, int answers) throws Exception {
    caller.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
    byte[] answer = caller.getInputStream().readNBytes(OK.length() * answers);
    assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo(OK.repeat(answers));
  }

  private void awaitArrivals(long count) {
    boolean met =
        Until.met(() -> arrivals.soFar() == count, Duration.ofSeconds(20), Duration.ofMillis(1));
    assertThat(met).as("%d arrived", arrivals.soFar()).isTrue();
  }

  private static String body(String text) {
    return "{\"t\":\"%016x\",\"text\":\"%s\"}".formatted(System.nanoTime(), text);
  }

  private static String request(String body) {
    return "POST /e0000 HTTP/1.1\r\nX-HL-Event-Id: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(ID, body.length(), body);
  }
}
