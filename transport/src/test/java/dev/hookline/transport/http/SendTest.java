package dev.hookline.transport.http;

import dev.hookline.settings.Authorities;
import dev.hookline.settings.Settings;
import dev.hookline.transport.guard.AddressGuard;
import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.HeaderLine;
import dev.hookline.transport.send.OutboundRequest;
import dev.hookline.transport.send.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A sender that may call loopback, and what the tests of it share. */
abstract class SendTest {
  static final AddressGuard GUARD =
      AddressGuard.of(Settings.of(Map.of("HL_ALLOW_PRIVATE_TARGETS", "1")));

  final HttpSender sender = HttpSender.open(GUARD, TlsWrap.trusting(Authorities.NONE));

  @AfterEach
  void closeSender() {
    sender.close();
  }

  Answer send(String url, int timeoutMillis) {
    byte[] body = Wire.bytes("{\"hello\":\"world\"}");
    List<HeaderLine> headers = List.of(new HeaderLine("Content-Type", "application/json"));
    return sender.send(new OutboundRequest(Target.of(url), body, headers, timeoutMillis));
  }

  Answer send(Sink sink) {
    return send(sink.url(), 5_000);
  }
}
