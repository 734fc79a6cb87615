package dev.hookline.admin.system;

import dev.hookline.delivery.dispatch.Dispatcher;
import dev.hookline.delivery.engine.Engine;
import dev.hookline.delivery.publish.Publisher;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;

/** The room on the node that answers. */
@ApplicationScoped
class Places {
  private static final int MIB = 1_048_576;

  @Inject Engine engine;
  @Inject Settings settings;

  List<Place> here() {
    Publisher publisher = engine.publisher();
    Dispatcher dispatcher = engine.dispatch().dispatcher();
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    return List.of(
        place("Commit queue", "publishes that wait", publisher.waiting(), Setting.COMMIT_QUEUE),
        place(
            "In memory",
            "deliveries, waiting or in flight",
            dispatcher.inMemory(),
            Setting.DISPATCH_CAPACITY),
        place("Java heap", "MiB in use", heap.getUsed() / MIB, Setting.HEAP_MB),
        new Place("Threads", "alive", threads, 0, ""));
  }

  private Place place(String name, String meaning, long used, Setting all) {
    return new Place(name, meaning, used, settings.integer(all), all.variable());
  }
}
