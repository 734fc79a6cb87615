package dev.hookline.tests.container.probe;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which packages the server looked up for its applications one by one (OSGi dynamic imports). */
public final class Imports {
  private static final String PACKAGE = "osgi.wiring.package";

  private Imports() {}

  /** Their names, sorted. */
  public static List<String> lookedUpOneByOne() throws ReflectiveOperationException {
    ClassLoader exporter =
        Class.forName("org.glassfish.main.core.apiexporter.APIExporter").getClassLoader();
    Object bundle = ask("BundleReference", exporter, "getBundle");
    Class<?> wiring = framework("wiring.BundleWiring");
    Object wires =
        wiring
            .getMethod("getRequiredWires", String.class)
            .invoke(
                framework("Bundle").getMethod("adapt", Class.class).invoke(bundle, wiring),
                PACKAGE);
    List<?> each = (List<?>) wires;
    return each.stream().map(Imports::lookedUp).filter(Objects::nonNull).sorted().toList();
  }

  private static String lookedUp(Object wire) {
    try {
      Object wanted = ask("wiring.BundleWire", wire, "getRequirement");
      Object given = ask("wiring.BundleWire", wire, "getCapability");
      Map<?, ?> how = (Map<?, ?>) ask("wiring.BundleRequirement", wanted, "getDirectives");
      Map<?, ?> what = (Map<?, ?>) ask("wiring.BundleCapability", given, "getAttributes");
      return "dynamic".equals(how.get("resolution")) ? (String) what.get(PACKAGE) : null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object ask(String type, Object of, String method)
      throws ReflectiveOperationException {
    return framework(type).getMethod(method).invoke(of);
  }

  private static Class<?> framework(String type) throws ClassNotFoundException {
    return Class.forName("org.osgi.framework." + type);
  }
}
