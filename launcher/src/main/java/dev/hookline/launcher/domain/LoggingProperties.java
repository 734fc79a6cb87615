package dev.hookline.launcher.domain;

import java.nio.file.Path;

/**
 * What the server's logging differs in from the product's: one line a record, ten files at most.
 */
final class LoggingProperties {
  private LoggingProperties() {}

  /** Lines that win over the same names further up in the file. */
  static String additions(Path log) {
    return """

    com.sun.enterprise.server.logging.GFFileHandler.file=%s
    com.sun.enterprise.server.logging.GFFileHandler.rotationLimitInBytes=10000000
    com.sun.enterprise.server.logging.GFFileHandler.maxHistoryFiles=5
    com.sun.enterprise.server.logging.GFFileHandler.multiLineMode=false
        javax.enterprise.system.security.ssl.level=SEVERE
    """
        .formatted(log);
  }
}
