package dev.hookline.tests.container;

import dev.hookline.tests.stage.Stage;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts a server and tells Arquillian where it is; does nothing inside of the container. */
public final class ServerForArquillian implements BeforeAllCallback, AfterAllCallback {
  /** Where the server answers, for the tests that stay outside. */
  static final String API = "hookline.api";

  private static Stage stage;

  @Override
  public void beforeAll(ExtensionContext context) {
    if (outside()) {
      stage = Stage.start(options -> options);
      System.setProperty("hookline.admin.port", Integer.toString(stage.server().adminPort()));
      System.setProperty("hookline.admin.password", stage.server().adminPassword());
      System.setProperty(API, stage.server().apiUrl().toString());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (outside()) {
      stage.close();
    }
  }

  private static boolean outside() {
    return System.getProperty("com.sun.aas.instanceRoot") == null;
  }
}
