package dev.hookline.launcher.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.w3c.dom.Element;

/** The data sources: one pool on PostgreSQL, in place of the product's H2 databases. */
final class Pools {
  static final String DATA_SOURCE = "jdbc/hookline";
  private static final String POOL = "hookline-pool";

  /**
   * What the product looks up by itself; without these names it would make databases of its own.
   */
  private static final String[] NAMES = {DATA_SOURCE, "jdbc/__default", "jdbc/__TimerPool"};

  private final Xml xml;
  private final DomainPlan plan;

  Pools(Xml xml, DomainPlan plan) {
    this.xml = xml;
    this.plan = plan;
  }

  void replaceAll() {
    Element resources = xml.one("resources");
    Xml.empty(resources);
    Element server = xml.one("server", "name", "server");
    Xml.empty(server);
    for (String name : NAMES) {
      Xml.add(
          resources,
          "jdbc-resource",
          Map.of("pool-name", POOL, "jndi-name", name, "object-type", "system-all"));
      Xml.add(server, "resource-ref", Map.of("ref", name));
    }
    pool(resources);
  }

  /**
   * A connection is checked at most once in two seconds: cheap, and after a restart of PostgreSQL
   * the pool throws all of them away at the first check that fails.
   */
  private void pool(Element resources) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", POOL);
    attributes.put("res-type", "javax.sql.DataSource");
    attributes.put("datasource-classname", "org.postgresql.ds.PGSimpleDataSource");
    attributes.put("steady-pool-size", "4");
    attributes.put("max-pool-size", Integer.toString(plan.dbPool()));
    attributes.put("pool-resize-quantity", "4");
    attributes.put("max-wait-time-in-millis", "10000");
    attributes.put("is-isolation-level-guaranteed", "false");
    attributes.put("is-connection-validation-required", "true");
    attributes.put("connection-validation-method", "custom-validation");
    attributes.put(
        "validation-classname", "org.glassfish.api.jdbc.validation.PostgresConnectionValidation");
    attributes.put("validate-atmost-once-period-in-seconds", "2");
    attributes.put("fail-all-connections", "true");
    Element pool = Xml.add(resources, "jdbc-connection-pool", attributes);
    Xml.property(pool, "URL", url());
    Xml.property(pool, "user", plan.access().app().user());
    Xml.property(pool, "password", plan.access().app().password());
  }

  private String url() {
    String given = plan.access().url();
    return given
        + (given.contains("?") ? "&" : "?")
        + "ApplicationName=hookline&reWriteBatchedInserts=true&tcpKeepAlive=true"
        + "&connectTimeout=10&socketTimeout=300&prepareThreshold=3"
        // The server's EclipseLink binds a null UUID as text; the database knows the column's type.
        + "&stringtype=unspecified";
  }
}
