package dev.hookline.launcher.domain;

import dev.hookline.launcher.database.Access;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.util.List;

/** What one start of the server is given. */
record DomainPlan(
    String bindAddress,
    int port,
    int adminPort,
    int httpThreads,
    int heapMb,
    List<String> jvmOptions,
    int dbPool,
    Access access) {

  static DomainPlan of(Settings settings, Access access, int adminPort) {
    return new DomainPlan(
        settings.text(Setting.BIND_ADDRESS),
        settings.integer(Setting.PORT),
        adminPort,
        settings.integer(Setting.HTTP_THREADS),
        settings.integer(Setting.HEAP_MB),
        settings.options(Setting.JVM_OPTIONS),
        settings.integer(Setting.DB_POOL),
        access);
  }
}
