package dev.hookline.delivery.engine;

import dev.hookline.delivery.access.Seeding;
import dev.hookline.delivery.deadletter.DeadLetters;
import dev.hookline.delivery.deadletter.Withdrawals;
import dev.hookline.delivery.dispatch.Dispatch;
import dev.hookline.delivery.flags.Flags;
import dev.hookline.delivery.modes.Modes;
import dev.hookline.delivery.publish.Publisher;
import dev.hookline.delivery.replay.Previews;
import dev.hookline.delivery.replay.Replays;
import dev.hookline.delivery.retry.RetryPolicy;
import dev.hookline.delivery.routing.Routing;
import dev.hookline.persistence.changes.ChangeFeed;
import dev.hookline.persistence.work.EveryTenant;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import dev.hookline.transport.send.Sender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** Puts the server's one engine together and hands out its doors. */
@ApplicationScoped
class EngineSource {
  /** What the container gives to the engine. */
  record Given(
      DataSource dataSource,
      Settings settings,
      Clock clock,
      Sender sender,
      RetryPolicy policy,
      Switches switches) {}

  @Produces
  @Singleton
  Given given(
      @EveryTenant DataSource dataSource,
      Settings settings,
      Clock clock,
      Sender sender,
      RetryPolicy policy,
      Switches switches) {
    return new Given(dataSource, settings, clock, sender, policy, switches);
  }

  @Produces
  @Singleton
  Switches switches(Modes modes, Flags flags) {
    return new Switches(modes, flags);
  }

  @Produces
  @Singleton
  Engine engine(
      Given given, Routing routing, UnitOfWork work, Seeding seeding, ChangeFeed changes) {
    Disabling disabling = new Disabling(work, routing, given.clock);
    Dispatch.Needs needs =
        new Dispatch.Needs(
            given.dataSource,
            given.settings,
            given.clock,
            routing,
            given.sender,
            given.policy,
            disabling::gone);
    return new Engine(
        needs,
        nodeName(given.settings),
        new Engine.Around(seeding, changes, given.switches, disabling));
  }

  @Produces
  @Singleton
  Publisher publisher(Engine engine) {
    return engine.publisher();
  }

  @Produces
  @Singleton
  DeadLetters deadLetters(Engine engine) {
    return engine.deadLetters();
  }

  @Produces
  @Singleton
  Withdrawals withdrawals(Engine engine) {
    return engine.withdrawals();
  }

  @Produces
  @Singleton
  Replays replays(Engine engine) {
    return engine.replays();
  }

  @Produces
  @Singleton
  Previews previews(Engine engine) {
    return engine.previews();
  }

  private static String nodeName(Settings settings) {
    String name = settings.text(Setting.NODE_NAME);
    return name.isEmpty() ? "node-" + settings.integer(Setting.PORT) : name;
  }
}
