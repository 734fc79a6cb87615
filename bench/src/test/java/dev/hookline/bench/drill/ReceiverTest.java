package dev.hookline.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.bench.fake.Signed;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiverTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAAAAAAAAAAA=";

  private final Ledger ledger = new Ledger();
  private final Payload payload = new Payload("acme");
  private Receiver receiver;

  @BeforeEach
  void open() throws Exception {
    receiver = Receiver.open(payload, ledger);
    receiver.verifyWith(SECRET);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aDeliveryAsPublishedIsWrittenDown() throws Exception {
    send(payload.of(7), SECRET);
    assertThat(ledger.first().get(7L).eventId()).isEqualTo("evt_1");
    assertThat(ledger.wrongSignatures()).isZero();
    assertThat(ledger.changedBodies()).isZero();
    assertThat(ledger.foreignArrivals()).isZero();
  }

  @Test
  void aDeliveryOfAnotherTenantIsForeign() throws Exception {
    send(new Payload("other").of(7), SECRET);
    assertThat(ledger.foreignArrivals()).isEqualTo(1);
    assertThat(ledger.first()).isEmpty();
  }

  @Test
  void aChangedBodyAndAWrongSignatureAreCounted() throws Exception {
    byte[] changed = payload.of(7);
    changed[changed.length - 4] = 'y';
    send(changed, SECRET);
    assertThat(ledger.changedBodies()).isEqualTo(1);
    send(payload.of(8), "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    assertThat(ledger.wrongSignatures()).isEqualTo(1);
  }

  private void send(byte[] body, String secret) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(receiver.url()).POST(BodyPublishers.ofByteArray(body));
    Signed.headers(secret, "evt_1", "drill", body).forEach(request::header);
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request.build(), BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
  }
}
