package dev.hookline.launcher.domain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * The product's domain.xml with everything taken out that this application does not use. Two
 * listeners remain: HTTP where the settings say, administration on loopback.
 */
final class DomainXml {
  private static final String LOOPBACK = "127.0.0.1";

  private final Xml xml;
  private final DomainPlan plan;

  private DomainXml(Xml xml, DomainPlan plan) {
    this.xml = xml;
    this.plan = plan;
  }

  /** The text of the domain.xml for this plan, made from the product's own. */
  static String of(Path template, DomainPlan plan) throws IOException {
    DomainXml domain = new DomainXml(Xml.read(template), plan);
    domain.dropTemplateOfInstances();
    domain.closeRemoteProtocols();
    domain.silenceServices();
    domain.listen();
    domain.serveHttp();
    domain.virtualServers();
    new Pools(domain.xml, plan).replaceAll();
    return domain.xml.text();
  }

  private void dropTemplateOfInstances() {
    Xml.remove(xml.one("config", "name", "default-config"));
    Xml.set(xml.one("node"), Map.of("name", "localhost-" + DomainDirectory.NAME));
    Xml.set(
        xml.one("property", "name", "administrative.domain.name"),
        Map.of("value", DomainDirectory.NAME));
  }

  /** No IIOP, no JMX, no cluster: nothing but HTTP is spoken. */
  private void closeRemoteProtocols() {
    xml.removeAll("iiop-listener");
    noMessaging();
    Xml.set(xml.one("jmx-connector"), Map.of("enabled", "false", "address", LOOPBACK));
    Xml.set(xml.one("hazelcast-config-specific-configuration"), Map.of("enabled", "false"));
    xml.one("java-config").removeAttribute("debug-options");
  }

  /** Without this element the product starts a broker's listener on every interface. */
  private void noMessaging() {
    xml.removeAll("jms-service");
    xml.removeAll("jms-host");
    Element config = xml.one("config", "name", "server-config");
    Element service =
        Xml.add(config, "jms-service", Map.of("type", "DISABLED", "default-jms-host", "nowhere"));
    Xml.add(service, "jms-host", Map.of("name", "nowhere", "host", LOOPBACK, "port", "1"));
  }

  private void silenceServices() {
    Xml.set(xml.one("notification-service-configuration"), Map.of("enabled", "false"));
    Xml.set(xml.one("log-notifier-configuration"), Map.of("enabled", "false"));
    Element config = xml.one("config", "name", "server-config");
    Xml.add(config, "phone-home-runtime-configuration", Map.of("enabled", "false"));
    Xml.add(
        config,
        "batch-runtime-configuration",
        Map.of(
            "data-source-lookup-name", Pools.BATCH_DATA_SOURCE,
            "schema-name", "batch",
            "executor-service-lookup-name", "concurrent/__defaultManagedExecutorService"));
  }

  /** The HTTP listener opens when the application is there: until then nobody is answered 404. */
  private void listen() {
    Xml.remove(xml.one("network-listener", "name", "http-listener-2"));
    Xml.remove(xml.one("protocol", "name", "http-listener-2"));
    Xml.set(
        xml.one("network-listener", "name", "http-listener-1"),
        Map.of(
            "address", plan.bindAddress(),
            "port", Integer.toString(plan.port()),
            "enabled", "false"));
    Xml.set(
        xml.one("network-listener", "name", "admin-listener"),
        Map.of("address", LOOPBACK, "port", Integer.toString(plan.adminPort())));
    String threads = Integer.toString(plan.httpThreads());
    Xml.set(
        xml.one("thread-pool", "name", "http-thread-pool"),
        Map.of("min-thread-pool-size", threads, "max-thread-pool-size", threads));
  }

  /**
   * One connection may carry any number of requests; a silent one is closed after a minute, a
   * request whose bytes stop coming after half of one. Of a body that was refused, the server reads
   * at most a mebibyte to keep the connection, then closes it.
   */
  private void serveHttp() {
    Element protocol = xml.one("protocol", "name", "http-listener-1");
    Element http = (Element) protocol.getElementsByTagName("http").item(0);
    Xml.set(
        http,
        Map.of(
            "max-connections", "-1",
            "timeout-seconds", "60",
            "connection-upload-timeout-millis", "30000",
            "header-buffer-length-bytes", "16384",
            "max-swallowing-input-bytes", "1048576",
            "xpowered-by", "false",
            "server-header", "false",
            "http2-enabled", "false"));
    Xml.set(
        xml.one("transport"),
        Map.of("read-timeout-millis", "30000", "write-timeout-millis", "30000"));
  }

  private void virtualServers() {
    Element server = xml.one("virtual-server", "id", "server");
    Xml.set(
        server, Map.of("network-listeners", "http-listener-1", "access-logging-enabled", "false"));
  }
}
