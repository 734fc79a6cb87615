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
    return List.of(
        place(
            "Commit queue",
            "publishes that wait for their commit",
            publisher.waiting(),
            "publishes",
            Setting.COMMIT_QUEUE),
        place(
            "Deliveries in memory",
            "waiting in a lane or in flight",
            dispatcher.inMemory(),
            "deliveries",
            Setting.DISPATCH_CAPACITY),
        place("Java heap", "in use", heap.getUsed() / MIB, "MiB", Setting.HEAP_MB),
        new Place(
            "Threads",
            "alive",
            ManagementFactory.getThreadMXBean().getThreadCount(),
            0,
            "threads",
            ""));
  }

  private Place place(String name, String meaning, long used, String unit, Setting all) {
    return new Place(name, meaning, used, settings.integer(all), unit, all.variable());
  }
}
