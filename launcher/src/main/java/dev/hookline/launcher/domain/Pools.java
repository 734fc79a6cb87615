package dev.hookline.launcher.domain;

import dev.hookline.launcher.database.Access;
import java.util.LinkedHashMap;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * The data sources: pools on PostgreSQL, in place of the product's H2 databases.
 *
 * <p>The batch runtime has a pool of its own: it sets the search path of every connection it uses
 * to its own schema and gives the connection back like that. The engine has one too: its
 * connections see every tenant, those of requests only the tenant that a transaction names.
 */
final class Pools {
  static final String DATA_SOURCE = "jdbc/hookline";
  static final String ENGINE_DATA_SOURCE = "jdbc/hookline-engine";
  static final String BATCH_DATA_SOURCE = "jdbc/hookline-batch";
  private static final String POOL = "hookline-pool";
  private static final String ENGINE_POOL = "hookline-engine-pool";
  private static final String BATCH_POOL = "hookline-batch-pool";
  private static final int BATCH_CONNECTIONS = 4;

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
      resource(resources, server, name, POOL);
    }
    resource(resources, server, ENGINE_DATA_SOURCE, ENGINE_POOL);
    resource(resources, server, BATCH_DATA_SOURCE, BATCH_POOL);
    pool(resources, POOL, 4, plan.dbPool(), url() + as(Access.ONE_TENANT));
    pool(resources, ENGINE_POOL, 4, plan.dbPool(), url() + as(Access.EVERY_TENANT));
    pool(resources, BATCH_POOL, 0, BATCH_CONNECTIONS, url());
  }

  private void resource(Element resources, Element server, String name, String pool) {
    Xml.add(
        resources,
        "jdbc-resource",
        Map.of("pool-name", pool, "jndi-name", name, "object-type", "system-all"));
    Xml.add(server, "resource-ref", Map.of("ref", name));
  }

  /**
   * A connection is checked at most once in two seconds: cheap, and after a restart of PostgreSQL
   * the pool throws all of them away at the first check that fails.
   */
  private void pool(Element resources, String name, int steady, int most, String url) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", name);
    attributes.put("res-type", "javax.sql.DataSource");
    attributes.put("datasource-classname", "org.postgresql.ds.PGSimpleDataSource");
    attributes.put("steady-pool-size", Integer.toString(steady));
    attributes.put("max-pool-size", Integer.toString(most));
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
    Xml.property(pool, "URL", url);
    Xml.property(pool, "user", plan.access().app().user());
    Xml.property(pool, "password", plan.access().app().password());
  }

  /**
   * The role a connection begins with, and those that its transactions may take; nothing where the
   * database has no such roles.
   */
  private String as(String role) {
    if (!plan.access().roles()) {
      return "";
    }
    return "&options=-c%20role%3D"
        + role
        + "%20-c%20hookline.app_role%3D"
        + Access.ONE_TENANT
        + "%20-c%20hookline.engine_role%3D"
        + Access.EVERY_TENANT;
  }

  private String url() {
    String given = plan.access().url();
    return given
        + (given.contains("?") ? "&" : "?")
        + "ApplicationName=hookline&reWriteBatchedInserts=true&tcpKeepAlive=true"
        + "&connectTimeout=10&socketTimeout=300&prepareThreshold=3&binaryTransferEnable=UUID_ARRAY"
        // The server's EclipseLink binds a null UUID as text; the database knows the column's type.
        + "&stringtype=unspecified";
  }
}
