package dev.hookline.bench.drill;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.bench.api.Api;
import dev.hookline.bench.api.ApiRefused;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a tenant sees anything of the other.
 *
 * @param listed events and deliveries in the lists that the tenants were shown on every node
 * @param listedForeign those of them that are not the tenant's own
 * @param lookedUp events of the other tenant that a tenant asked for by their id
 * @param shown those of them that it got
 * @param foreignArrivals deliveries that came to the wrong receiver
 */
record Isolation(
    long listed,
    @JsonProperty("listed_foreign") long listedForeign,
    @JsonProperty("looked_up") long lookedUp,
    long shown,
    @JsonProperty("foreign_arrivals") long foreignArrivals) {
  private static final int PAGE = 1_000;
  private static final int SAMPLE = 50;
  private static final int NOT_FOUND = 404;

  /** Looks on every node with every tenant's key. */
  static Isolation of(List<Tenant> tenants) throws IOException {
    Map<Tenant, Set<String>> own = new HashMap<>();
    tenants.forEach(each -> own.put(each, each.ledger().eventIds()));
    long[] lists = new long[2];
    long[] lookups = new long[2];
    long arrivals = 0;
    for (Tenant tenant : tenants) {
      for (Api door : tenant.doors()) {
        list(door, "events", own.get(tenant), lists);
        list(door, "deliveries", own.get(tenant), lists);
        for (Tenant other : tenants) {
          if (other != tenant) {
            lookUp(door, own.get(other), lookups);
          }
        }
      }
      arrivals += tenant.ledger().foreignArrivals();
    }
    return new Isolation(lists[0], lists[1], lookups[0], lookups[1], arrivals);
  }

  /** How many things were seen by the wrong tenant. */
  long leaked() {
    return listedForeign + shown + foreignArrivals;
  }

  /** Whether there was anything to look at. */
  boolean looked() {
    return listed > 0 && lookedUp > 0;
  }

  private static void list(Api door, String list, Set<String> own, long[] counts)
      throws IOException {
    Set<String> cursors = new HashSet<>();
    String cursor = "";
    do {
      JsonNode page = door.page(list, cursor, PAGE);
      for (JsonNode item : page.path("items")) {
        counts[0]++;
        counts[1] += own.contains(item.path("event_id").asText()) ? 0 : 1;
      }
      cursor = page.path("next_cursor").asText("");
    } while (!cursor.isEmpty() && !"null".equals(cursor) && cursors.add(cursor));
  }

  private static void lookUp(Api door, Set<String> others, long[] counts) throws IOException {
    for (String id : others.stream().sorted().limit(SAMPLE).toList()) {
      counts[0]++;
      try {
        door.one("events", id);
        counts[1]++;
      } catch (ApiRefused e) {
        if (e.status() != NOT_FOUND) {
          throw e;
        }
      }
    }
  }
}
