package dev.hookline.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.bench.api.Api;
import dev.hookline.bench.measure.Until;
import dev.hookline.bench.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One event from publisher to receiver, every step shown. */
final class Walkthrough {
  private static final String TOPIC = "demo.order.paid";
  private static final byte[] PAYLOAD =
      "{\"order\":1042,\"amount\":\"59.90\",\"currency\":\"EUR\"}".getBytes(StandardCharsets.UTF_8);
  private static final Duration ARRIVAL = Duration.ofSeconds(4);
  private static final Duration POLL = Duration.ofMillis(15);
  private static final int SHOWN = 12;

  private final Api api;
  private final Screen screen;
  private final boolean keep;
  private final ObjectNode result = new ObjectMapper().createObjectNode();

  Walkthrough(Api api, Screen screen, boolean keep) {
    this.api = api;
    this.screen = screen;
    this.keep = keep;
  }

  /** Runs it; the answer's {@code ok} says whether everything was as it should be. */
  ObjectNode run() throws IOException {
    long start = System.nanoTime();
    Receiver receiver = Receiver.open(api, TOPIC, screen);
    try {
      screen.detail("receiver " + shortened(receiver.receiveUrl().toString(), 48));
      screen.detail(
          "secret   " + shortened(receiver.secret(), SHOWN) + " (whole in this answer only)");
      deliver(receiver);
    } finally {
      if (!keep) {
        boolean gone =
            screen.timed("DELETE /v1/endpoints/{id}", () -> receiver.close(screen::line));
        result.put("cleaned_up", gone);
      }
    }
    double millis = (System.nanoTime() - start) / 1e6;
    screen.line("");
    screen.check("%s in %.0f ms".formatted(ok() ? "done" : "not as it should be", millis), ok());
    result.put("elapsed_ms", Math.round(millis));
    if (keep) {
      result.put("endpoint_id", receiver.endpointId());
      screen.detail("kept: " + receiver.endpointId() + " to " + receiver.receiveUrl());
    }
    return result;
  }

  private void deliver(Receiver receiver) throws IOException {
    long published = System.nanoTime();
    JsonNode event = screen.timed("POST /v1/events", () -> api.publish(TOPIC, PAYLOAD));
    screen.detail(new String(Api.publishBody(TOPIC, PAYLOAD), StandardCharsets.UTF_8));
    String id = event.path("event_id").asText();
    screen.detail("durable as " + id);
    result.put("ok", false).put("event_id", id);
    Optional<Received> delivery = await(receiver, id);
    screen.step("GET /v1/dev/inbox/messages", (System.nanoTime() - published) / 1e6);
    if (delivery.isEmpty()) {
      screen.check("delivered within " + ARRIVAL.toSeconds() + " s", false);
      return;
    }
    show(delivery.get(), receiver.verifier());
  }

  private Optional<Received> await(Receiver receiver, String eventId) {
    List<Received> mine = new ArrayList<>();
    Until.met(
        () -> {
          try {
            receiver.fetch(true).stream()
                .filter(each -> each.eventId().equals(eventId))
                .forEach(mine::add);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return !mine.isEmpty();
        },
        ARRIVAL,
        POLL);
    return mine.stream().findFirst();
  }

  private void show(Received delivery, Verifier verifier) {
    delivery.headers().forEach((name, value) -> screen.detail(name + ": " + value));
    boolean same = Arrays.equals(PAYLOAD, delivery.body());
    boolean standard = delivery.standardSignatureVerifies(verifier);
    boolean own = delivery.ownSignatureVerifies(verifier);
    screen.check("the body is the published payload, byte for byte", same);
    screen.check("webhook-signature verifies (Standard Webhooks)", standard);
    screen.check("X-HL-Signature verifies", own);
    result.put("byte_identical", same);
    result.put("standard_signature", standard).put("hookline_signature", own);
    result.put("ok", same && standard && own);
  }

  private boolean ok() {
    return result.path("ok").asBoolean();
  }

  private static String shortened(String text, int characters) {
    return text.length() <= characters ? text : text.substring(0, characters) + "…";
  }
}
