package dev.hookline.transport.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts flights whose time is up: an endpoint that says nothing, drips bytes, or does not take what
 * is written, is bounded by closing its connection from outside.
 */
final class Deadlines implements Runnable {
  /** Pause between two looks, in milliseconds: how late a cut may come. */
  static final int INTERVAL_MILLIS = 50;

  private final Set<Flight> flights = ConcurrentHashMap.newKeySet();

  void watch(Flight flight) {
    flights.add(flight);
  }

  void forget(Flight flight) {
    flights.remove(flight);
  }

  boolean watchesNone() {
    return flights.isEmpty();
  }

  @Override
  public void run() {
    long now = System.nanoTime();
    for (Flight flight : flights) {
      if (flight.overdue(now)) {
        flight.cut();
      }
    }
  }
}
