package dev.hookline.tests.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookline.tests.container.probe.Engine;
import dev.hookline.tests.container.probe.Imports;
import dev.hookline.tests.container.probe.ProbeServlet;
import dev.hookline.tests.stage.Until;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Properties;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The platform facts of the design, in the container and from outside. */
@ExtendWith({ServerForArquillian.class, ArquillianExtension.class})
class PlatformTest {
  @Inject private Engine engine;

  @Deployment
  static EnterpriseArchive twoWarsOverOneLibrary() {
    JavaArchive library =
        ShrinkWrap.create(JavaArchive.class, "probe-lib.jar")
            .addPackage(Engine.class.getPackage())
            .deleteClass(ProbeServlet.class)
            .addAsManifestResource("probe/probe.xml", "batch-jobs/probe.xml")
            .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml");
    WebArchive tested =
        war("probe-one.war").addClasses(PlatformTest.class, ServerForArquillian.class, Until.class);
    return ShrinkWrap.create(EnterpriseArchive.class, "probe.ear")
        .addAsLibrary(library)
        .addAsModule(Testable.archiveToTest(tested))
        .addAsModule(war("probe-two.war"));
  }

  @Test
  void aPackagePrivateBeanOfTheLibraryInjectsAndTheEngineStartedOnce() {
    assertTrue(engine.tell().endsWith(" 1 hidden"), engine.tell());
  }

  @Test
  void aJobWhoseXmlIsInTheLibraryRunsWithTheBeansOfTheLibrary() {
    JobOperator jobs = BatchRuntime.getJobOperator();
    long run = jobs.start("probe", new Properties());
    Until.isTrue(
        "the job to end",
        () -> jobs.getJobExecution(run).getBatchStatus() == BatchStatus.COMPLETED);
    assertEquals(engine.tell(), jobs.getStepExecutions(run).getFirst().getExitStatus());
  }

  /** Each costs a resolution of all the server's bundles; {@code imports.mf} names those needed. */
  @Test
  void theServerLooksUpNearlyAllPackagesOfItsOwnAtOnce() throws ReflectiveOperationException {
    List<String> late = Imports.lookedUpOneByOne();
    assertTrue(late.size() < 20, () -> "not in launcher/src/main/payara/imports.mf: " + late);
  }

  @Test
  @RunAsClient
  void bothWarsShareOneEngine() throws IOException, InterruptedException {
    String one = ask("/probe-one/tell");
    assertTrue(one.endsWith(" 1 hidden"), one);
    assertEquals(one, ask("/probe-two/tell"));
  }

  private static WebArchive war(String name) {
    return ShrinkWrap.create(WebArchive.class, name)
        .addClass(ProbeServlet.class)
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
  }

  private static String ask(String path) throws IOException, InterruptedException {
    URI uri = URI.create(System.getProperty(ServerForArquillian.API)).resolve(path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}
