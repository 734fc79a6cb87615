package dev.hookline.launcher.domain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * The options of the server's JVM: the product's own from its domain.xml, as far as they apply to
 * this Java, without its heap, its shells and its H2, and with ours.
 */
final class JvmOptions {
  private static final Pattern RANGED =
      Pattern.compile("\\[(\\d*)(?:\\.[^|]*)?\\|(\\d*)(?:\\.[^]]*)?](.*)");
  private static final List<String> UNWANTED =
      List.of(
          "-Xmx",
          "-Xms",
          "-XX:NewRatio",
          "-XX:HotswapAgent",
          "-Xlog:",
          "-server",
          "-Dosgi.shell.",
          "-Dgosh.",
          "-Dfelix.fileinstall.",
          "-Djdbc.drivers",
          "-Djdk.attach.allowAttachSelf",
          "-Dorg.glassfish.additionalOSGiBundlesToStart");

  private JvmOptions() {}

  /** The product's options that stay, variables resolved. */
  static List<String> ofProduct(Path domainXml, Path glassfish, Path domain) throws IOException {
    int java = Runtime.version().feature();
    List<String> options = new ArrayList<>();
    Element config = Xml.read(domainXml).one("config", "name", "server-config");
    var nodes = config.getElementsByTagName("jvm-options");
    for (int index = 0; index < nodes.getLength(); index++) {
      String option = applicable(nodes.item(index).getTextContent().strip(), java);
      if (option != null && UNWANTED.stream().noneMatch(option::startsWith)) {
        options.add(
            option
                .replace("${com.sun.aas.installRoot}", glassfish.toString())
                .replace("${com.sun.aas.instanceRoot}", domain.toString()));
      }
    }
    return options;
  }

  /** The option without its range of Java versions; null if the range excludes this Java. */
  static String applicable(String option, int java) {
    if (!option.startsWith("[")) {
      return option;
    }
    Matcher ranged = RANGED.matcher(option);
    if (!ranged.matches()) {
      return null;
    }
    boolean fits =
        (ranged.group(1).isEmpty() || java >= Integer.parseInt(ranged.group(1)))
            && (ranged.group(2).isEmpty() || java <= Integer.parseInt(ranged.group(2)));
    return fits ? ranged.group(3) : null;
  }
}
