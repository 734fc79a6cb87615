package dev.hookline.delivery.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.delivery.credentials.EndpointVault;
import dev.hookline.delivery.quotas.Quotas;
import dev.hookline.persistence.directory.TenantConfiguration;
import dev.hookline.persistence.directory.TenantConfigurations;
import dev.hookline.persistence.fixture.TestDatabase;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.secrets.SecretVault;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Settings;
import dev.hookline.transport.guard.AddressGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The directory of a server on a database of its own, with the tenants {@code acme} and {@code
 * other}.
 */
final class DirectoryFixture implements AutoCloseable {
  static final String URL = "https://192.0.43.8/hook"; // needs no name service

  final TestDatabase database = TestDatabase.create();
  final UnitOfWork work = database.work();
  final Clock clock = Clock.systemUTC();
  final Uuid7 ids = new Uuid7(clock);
  final Tenants tenants = new Tenants(work, clock);
  final EndpointVault vault;
  final Endpoints endpoints;
  final List<String> forgotten = new ArrayList<>();
  final Quotas quotas = new Quotas(work, Settings.of(Map.of()), clock);
  private final TenantWork tenantWork = new TenantWork(work, forgotten::add, quotas);
  final Subscriptions subscriptions = new Subscriptions(tenantWork, ids, clock);

  DirectoryFixture(Path directory) {
    Settings settings = Settings.of(Map.of());
    this.vault = new EndpointVault(new SecretVault(keyFile(directory)));
    EndpointRules rules = new EndpointRules(settings, AddressGuard.of(settings), vault);
    this.endpoints = new Endpoints(tenantWork, rules, vault, ids, clock);
    tenants.create(json("{'tenant_id':'acme'}"));
    tenants.create(json("{'tenant_id':'other'}"));
  }

  /** An endpoint of acme with the given further members. */
  NewSecret endpoint(String members) {
    return endpoints.create("acme", json("{'url':'" + URL + "'" + members + "}"));
  }

  TenantConfiguration configuration() {
    return new TenantConfigurations(work).load("acme");
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

  private static Path keyFile(Path directory) {
    try {
      return Files.writeString(
          directory.resolve("secret.keys"), "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
