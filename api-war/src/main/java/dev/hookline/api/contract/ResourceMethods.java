package dev.hookline.api.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The methods behind the operations. */
@ApplicationScoped
class ResourceMethods {
  @Inject BeanManager beans;

  /** Every method of a resource, by its operation's id. */
  Map<String, Method> byOperationId() {
    Map<String, Method> methods = new HashMap<>();
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      if (bean.getBeanClass().isAnnotationPresent(Path.class)) {
        collect(bean.getBeanClass(), methods);
      }
    }
    return methods;
  }

  static void collect(Class<?> resource, Map<String, Method> methods) {
    for (Method method : resource.getDeclaredMethods()) {
      Operation operation = method.getAnnotation(Operation.class);
      if (operation != null && methods.put(operation.operationId(), method) != null) {
        throw new IllegalStateException("two operations are named " + operation.operationId());
      }
    }
  }
}
