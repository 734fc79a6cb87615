package dev.hookline.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.bench.measure.Until;
import dev.hookline.bench.verify.Verifier;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SinkTest {
  private static final String ID = "evt_0199c8f0a1b27c3d8e4f5a6b7c8d9e0f";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private Sink sink;
  private Arrivals arrivals;

  @BeforeEach
  void open() throws IOException {
    sink = Sink.open();
    byte[] payload = payload(0).getBytes(StandardCharsets.US_ASCII);
    sink.expect(new Expectation(payload, 6, List.of(new Verifier("secret"))));
    arrivals = sink.newRound();
  }

  @AfterEach
  void close() {
    sink.close();
  }

  @Test
  void aDeliveryIsAnsweredAndItsTimeIsRead() throws IOException {
    send(request(payload(System.nanoTime() - 5_000_000)), 1);
    awaitArrivals(1);
    assertThat(arrivals.keys().size()).isEqualTo(1);
    assertThat(arrivals.latencies().millis(50)).isBetween(4.9, 5_000.0);
    assertThat(arrivals.changed()).isZero();
    assertThat(arrivals.lastNanos()).isPositive();
  }

  @Test
  void deliveriesThatArriveTogetherAreAnsweredInTurn() throws IOException {
    String one = request(payload(System.nanoTime()));
    send(one + one + one, 3);
    awaitArrivals(3);
  }

  @Test
  void aBodyThatIsNotThePayloadIsCounted() throws IOException {
    send(request(payload(0).replace("same", "diff")) + request(payload(0) + " "), 2);
    awaitArrivals(2);
    assertThat(arrivals.changed()).isEqualTo(2);
    assertThat(arrivals.latencies().count()).isZero();
  }

  @Test
  void theFirstOfManyIsCheckedAndAMissingSignatureIsWrong() throws IOException {
    send(request(payload(0)), 1);
    awaitArrivals(1);
    assertThat(arrivals.signaturesChecked()).isEqualTo(1);
    assertThat(arrivals.signaturesWrong()).isEqualTo(1);
  }

  @Test
  void aNewRoundBeginsEmpty() throws IOException {
    send(request(payload(0)), 1);
    awaitArrivals(1);
    assertThat(sink.newRound().soFar()).isZero();
  }

  private void send(String requests, int answers) throws IOException {
    try (Socket socket = new Socket(sink.address().getAddress(), sink.address().getPort())) {
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(OK.length() * answers);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo(OK.repeat(answers));
    }
  }

  private void awaitArrivals(long count) {
    boolean met =
        Until.met(() -> arrivals.soFar() == count, Duration.ofSeconds(5), Duration.ofMillis(1));
    assertThat(met).isTrue();
  }

  private static String payload(long nanos) {
    return "{\"t\":\"%016x\",\"pad\":\"same\"}".formatted(nanos);
  }

  private static String request(String body) {
    return "POST /e0000 HTTP/1.1\r\nX-HL-Event-Id: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(ID, body.length(), body);
  }
}
