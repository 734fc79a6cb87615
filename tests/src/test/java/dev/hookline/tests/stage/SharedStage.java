package dev.hookline.tests.stage;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the shared server when it is first needed, and stops it after the last test. */
public final class SharedStage implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(SharedStage.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Stage.class || type == Tenant.class || type == Receiver.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == Receiver.class) {
      Receiver receiver = new Receiver();
      context.getStore(HERE).put(receiver, receiver);
      return receiver;
    }
    Stage stage = of(context);
    return type == Stage.class ? stage : stage.tenant();
  }

  /** The server that all tests share. */
  public static Stage of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .getOrComputeIfAbsent("stage", key -> Stage.start(options -> options), Stage.class);
  }
}
