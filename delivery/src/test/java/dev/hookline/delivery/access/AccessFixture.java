package dev.hookline.delivery.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.delivery.HandClock;
import dev.hookline.persistence.access.Tenant;
import dev.hookline.persistence.access.TenantRegister;
import dev.hookline.persistence.fixture.TestDatabase;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A server's access rules on a database of their own, with a clock that is set by hand. */
final class AccessFixture implements AutoCloseable {
  static final String API_KEY = "seeded-api-key-of-the-first-tenant";
  static final String ADMIN_KEY = "seeded-admin-key-of-the-operator";

  final TestDatabase database = TestDatabase.create();
  final UnitOfWork work = database.work();
  final HandClock clock = new HandClock();
  final Uuid7 ids = new Uuid7(clock);

  private final Map<String, String> variables =
      new HashMap<>(Map.of("HL_API_KEY", API_KEY, "HL_ADMIN_KEY", ADMIN_KEY));

  AccessFixture with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Callers callers() {
    return new Callers(work, Settings.of(variables), clock);
  }

  Keys keys(Callers callers) {
    return new Keys(work, callers, ids, clock);
  }

  AccessFixture seed() {
    new Seeding(work, Settings.of(variables), ids, clock).seed();
    return this;
  }

  void tenant(String id) {
    work.write(s -> new TenantRegister(s).add(new Tenant(id, id, clock.instant())));
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
