package dev.hookline.bench.demo;

import dev.hookline.bench.api.Api;
import dev.hookline.bench.input.InputEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Publishes many events, a fixed number at a time. */
final class Publishing {
  private static final int IN_FLIGHT = 32;

  private Publishing() {}

  static List<Publication> all(Api api, List<InputEvent> events, Runnable onEach)
      throws IOException {
    try (ExecutorService publishers =
        Executors.newFixedThreadPool(IN_FLIGHT, Thread.ofVirtual().factory())) {
      List<Future<Publication>> futures = new ArrayList<>();
      for (InputEvent event : events) {
        futures.add(publishers.submit(() -> one(api, event, onEach)));
      }
      List<Publication> publications = new ArrayList<>();
      for (Future<Publication> future : futures) {
        publications.add(future.get());
      }
      return publications;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Publication one(Api api, InputEvent event, Runnable onEach) {
    long now = System.currentTimeMillis();
    try {
      String id = api.publish(event.topic(), event.payload()).path("event_id").asText();
      return new Publication(event, now, id, id.isEmpty() ? "the answer names no event" : "");
    } catch (IOException e) {
      return new Publication(event, now, "", String.valueOf(e.getMessage()));
    } finally {
      onEach.run();
    }
  }
}
