package dev.hookline.tests.stage;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands servers to tests: started when they are first needed, stopped after the last test, and made
 * ready anew for each that takes them.
 *
 * @param <T> the servers
 */
public abstract class OncePerRun<T extends AutoCloseable> implements ParameterResolver {
  private final Class<T> type;

  protected OncePerRun(Class<T> type) {
    this.type = type;
  }

  protected abstract T start();

  /** Whatever a test did to them, the next finds them alike. */
  protected abstract void prepare(T servers);

  @Override
  public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == type;
  }

  @Override
  public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    T servers =
        context
            .getRoot()
            .getStore(Namespace.create(getClass()))
            .getOrComputeIfAbsent("servers", key -> start(), type);
    prepare(servers);
    return servers;
  }
}
