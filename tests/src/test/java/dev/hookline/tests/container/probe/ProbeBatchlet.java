package dev.hookline.tests.container.probe;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** A job step that needs the engine. */
@Named("probeBatchlet")
@Dependent
public class ProbeBatchlet extends AbstractBatchlet {
  @Inject private Engine engine;

  @Override
  public String process() {
    return engine.tell();
  }
}
