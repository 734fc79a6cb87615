package dev.hookline.api.publish;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hookline.api.cloudevents.BinaryCloudEvents;
import dev.hookline.api.cloudevents.StructuredCloudEvents;
import dev.hookline.api.event.Batch;
import dev.hookline.api.event.BatchReader;
import dev.hookline.api.event.ElementReader;
import dev.hookline.api.event.Envelope;
import dev.hookline.api.event.EventReader;
import dev.hookline.api.http.RequestBody;
import dev.hookline.api.json.Json;
import dev.hookline.api.json.JsonFaults;
import dev.hookline.delivery.publish.PublishRequest;
import dev.hookline.delivery.publish.Publisher;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** From a request's bytes to the answer; the one of {@link PublishDoor}. */
@Dependent
class Publishing {
  private final BodyRoom room = new BodyRoom(Runtime.getRuntime().maxMemory() / 4);

  @Inject Publisher publisher;
  @Inject Limits limits;
  @Inject Clock clock;

  void answer(String tenantId, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    BodyFormat format = BodyFormat.of(request);
    int limit = limits.maxBodyBytes(format);
    long announced = request.getContentLengthLong();
    long size = announced < 0 ? limit : Math.min(announced, limit);
    room.take(size);
    try {
      answer(tenantId, request, response, format);
    } finally {
      room.give(size);
    }
  }

  private void answer(
      String tenantId, HttpServletRequest request, HttpServletResponse response, BodyFormat format)
      throws IOException {
    Envelope envelope = PublishHeaders.envelope(request, format, limits.maxPayloadBytes(tenantId));
    byte[] body = RequestBody.read(request, limits.maxBodyBytes(format), clock);
    if (format.batch()) {
      Batch batch = batch(elements(format, body, envelope), body);
      PublishAnswers.send(
          response, batch.publish(events -> publisher.publishAll(tenantId, events)));
    } else {
      PublishRequest event =
          format == BodyFormat.BINARY_CLOUD_EVENT
              ? BinaryCloudEvents.read(request, body, envelope)
              : one(elements(format, body, envelope), body);
      PublishAnswers.send(response, publisher.publish(tenantId, event));
    }
  }

  private static ElementReader elements(BodyFormat format, byte[] body, Envelope envelope) {
    return switch (format) {
      case CLOUD_EVENT, CLOUD_EVENT_BATCH -> new StructuredCloudEvents(body, envelope);
      default -> new EventReader(body, envelope);
    };
  }

  private static PublishRequest one(ElementReader elements, byte[] body) throws IOException {
    try (JsonParser parser = Json.parser(body)) {
      PublishRequest event = elements.read(parser);
      Json.end(parser);
      return event;
    } catch (JsonProcessingException e) {
      throw JsonFaults.refusal(e);
    }
  }

  private Batch batch(ElementReader elements, byte[] body) throws IOException {
    try (JsonParser parser = Json.parser(body)) {
      Batch batch = new BatchReader(elements, limits.maxBatchEvents()).read(parser);
      Json.end(parser);
      return batch;
    } catch (JsonProcessingException e) {
      throw JsonFaults.refusal(e);
    }
  }
}
