package dev.hookline.tests.container.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands where the real engine stands: a bean of the EAR's library. */
@ApplicationScoped
public class Engine {
  private final UUID identity = UUID.randomUUID();
  private final AtomicInteger starts = new AtomicInteger();

  @Inject private Part part;

  void onStart(@Observes Startup event) {
    starts.incrementAndGet();
  }

  /** Who this is, how often it was started, and what its package-private part says. */
  public String tell() {
    return identity + " " + starts + " " + part.tell();
  }
}
