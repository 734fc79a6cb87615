package dev.hookline.launcher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.launcher.database.Access;
import dev.hookline.launcher.database.Access.Login;
import dev.hookline.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class DomainXmlTest {
  private static final Path TEMPLATE =
      Path.of("target/payara6/glassfish/domains/domain1/config/domain.xml");

  @TempDir static Path directory;
  private static Xml xml;

  @BeforeAll
  static void edit() throws Exception {
    Login login = new Login("hookline_app", "secret");
    Access access = new Access("jdbc:postgresql://127.0.0.1:5432/hookline", login, login, true);
    Settings settings =
        Settings.of(Map.of("HL_PORT", "9090", "HL_HTTP_THREADS", "77", "HL_DB_POOL", "33"));
    Path file = directory.resolve("domain.xml");
    Files.writeString(file, DomainXml.of(TEMPLATE, DomainPlan.of(settings, access, 4242)));
    xml = Xml.read(file);
  }

  @Test
  void has_two_listeners_and_both_on_loopback() {
    List<Element> listeners = xml.all("network-listener");
    assertThat(listeners)
        .extracting(each -> each.getAttribute("port"))
        .containsExactlyInAnyOrder("9090", "4242");
    assertThat(listeners)
        .extracting(each -> each.getAttribute("address"))
        .containsOnly("127.0.0.1");
  }

  @Test
  void speaks_no_iiop_no_jmx_no_messaging_and_no_cluster() {
    assertThat(xml.all("iiop-listener")).isEmpty();
    assertThat(xml.one("jmx-connector").getAttribute("enabled")).isEqualTo("false");
    assertThat(xml.one("jms-service").getAttribute("type")).isEqualTo("DISABLED");
    assertThat(xml.one("hazelcast-config-specific-configuration").getAttribute("enabled"))
        .isEqualTo("false");
  }

  @Test
  void names_no_address_but_loopback_anywhere() {
    assertThat(xml.text()).doesNotContain("0.0.0.0");
  }

  @Test
  void has_the_threads_and_connections_of_the_settings() {
    Element threads = xml.one("thread-pool", "name", "http-thread-pool");
    assertThat(threads.getAttribute("min-thread-pool-size")).isEqualTo("77");
    assertThat(threads.getAttribute("max-thread-pool-size")).isEqualTo("77");
    assertThat(
            xml.one("jdbc-connection-pool", "name", "hookline-pool").getAttribute("max-pool-size"))
        .isEqualTo("33");
  }

  @Test
  void uses_postgresql_for_every_data_source_the_product_knows() {
    assertThat(xml.all("jdbc-resource"))
        .extracting(each -> each.getAttribute("pool-name"))
        .containsOnly("hookline-pool", "hookline-engine-pool", "hookline-batch-pool");
    assertThat(xml.one("resources").getTextContent()).doesNotContain("h2");
  }

  @Test
  void gives_the_batch_runtime_connections_that_nobody_else_uses() {
    String name = xml.one("batch-runtime-configuration").getAttribute("data-source-lookup-name");
    String pool = xml.one("jdbc-resource", "jndi-name", name).getAttribute("pool-name");
    assertThat(xml.all("jdbc-resource"))
        .filteredOn(each -> each.getAttribute("pool-name").equals(pool))
        .hasSize(1);
  }

  @Test
  void hides_what_the_server_is() {
    for (Element http : xml.all("http")) {
      if (http.getAttribute("default-virtual-server").equals("server")) {
        assertThat(http.getAttribute("xpowered-by")).isEqualTo("false");
        assertThat(http.getAttribute("server-header")).isEqualTo("false");
      }
    }
  }
}
