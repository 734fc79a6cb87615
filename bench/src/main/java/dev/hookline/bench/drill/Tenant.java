package dev.hookline.bench.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.bench.api.Api;
import dev.hookline.bench.api.LocalServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One of the drill's tenants: its key, its receiver, and its ledger. */
final class Tenant implements AutoCloseable {
  private final String id;
  private final Ledger ledger = new Ledger();
  private final Receiver receiver;
  private final List<Api> doors = new ArrayList<>();

  private Tenant(String id) throws IOException {
    this.id = id;
    this.receiver = Receiver.open(new Payload(id), ledger);
  }

  /** Makes it on the database of the nodes, with one endpoint that gets everything. */
  static Tenant make(String id, Nodes nodes) throws IOException {
    Tenant tenant = new Tenant(id);
    try {
      tenant.settle(nodes);
      return tenant;
    } catch (IOException | RuntimeException e) {
      tenant.close();
      throw e;
    }
  }

  private void settle(Nodes nodes) throws IOException {
    LocalServer any = nodes.all().getFirst();
    String key;
    try (Api operator = new Api(any.operator());
        Api naming = new Api(any.operator(), id)) {
      operator.createTenant(id);
      key = naming.createKey();
    }
    for (LocalServer node : nodes.all()) {
      doors.add(new Api(node.target().withKey(key)));
    }
    JsonNode endpoint = doors.getFirst().createEndpoint(receiver.url(), "disaster drill");
    receiver.verifyWith(endpoint.path("secret").asText());
    doors.getFirst().subscribe(endpoint.path("endpoint_id").asText(), "#");
  }

  String id() {
    return id;
  }

  Ledger ledger() {
    return ledger;
  }

  /** A client with this tenant's key for each node. */
  List<Api> doors() {
    return List.copyOf(doors);
  }

  @Override
  public void close() throws IOException {
    for (Api door : doors) {
      door.close();
    }
    receiver.close();
  }
}
