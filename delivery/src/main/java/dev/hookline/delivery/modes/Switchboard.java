package dev.hookline.delivery.modes;

import static java.util.stream.Collectors.joining;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Members;
import dev.hookline.persistence.access.TenantRegister;
import dev.hookline.persistence.modes.HeldCounts;
import dev.hookline.persistence.modes.StoredSwitch;
import dev.hookline.persistence.modes.SwitchRegister;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Turns switches, in the name of whoever is at work on the thread. What is turned here counts here
 * at once, and elsewhere within a second.
 */
public final class Switchboard {
  private final Modes modes;
  private final UnitOfWork work;
  private final Clock clock;

  /** A switchboard of the given modes. */
  public Switchboard(Modes modes, UnitOfWork work, Clock clock) {
    this.modes = modes;
    this.work = work;
    this.clock = clock;
  }

  /** How everything stands. */
  public InForce now() {
    return modes.inForce();
  }

  /**
   * Turns the modes that the body names, all of them or none.
   *
   * @param body such as {@code {"read_only": {"value": true, "reason": "…"}}}
   * @throws Refused with {@link Reason#INVALID_REQUEST}, or {@link Reason#MODE_PINNED}
   */
  public InForce turn(Members body) {
    Instant now = clock.instant();
    Map<Mode, Turn> turns = new EnumMap<>(Mode.class);
    for (String name : body.names()) {
      Mode mode = Mode.named(name).orElseThrow(() -> unknown(name));
      turns.put(mode, Turn.read(body.required(name), now));
    }
    return turn(turns);
  }

  /**
   * Turns modes, all of them or none.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST} if there are none, or {@link
   *     Reason#MODE_PINNED}
   */
  public InForce turn(Map<Mode, Turn> turns) {
    if (turns.isEmpty()) {
      throw new Refused(Reason.INVALID_REQUEST, "name a mode to turn");
    }
    turns.keySet().forEach(modes::requireFree);
    String why = turns.values().stream().map(Turn::reason).distinct().collect(joining("; "));
    write(
        null,
        why,
        register -> turns.forEach((mode, turn) -> register.turn(mode.wireName(), stored(turn))));
    return modes.inForce();
  }

  /**
   * Pauses a tenant's deliveries, or lets them go on.
   *
   * @param body names {@code outbox_paused}, the only mode of a tenant
   * @throws Refused with {@link Reason#INVALID_REQUEST} or {@link Reason#NOT_FOUND}
   */
  public Pause turnTenant(String tenantId, Members body) {
    requireTenant(tenantId);
    return turnPause(tenantId, null, body);
  }

  /**
   * Pauses an endpoint's deliveries, or lets them go on.
   *
   * @throws Refused as {@link #turnTenant}
   */
  public Pause turnEndpoint(UUID endpointId, Members body) {
    return turnPause(tenantOf(endpointId), endpointId, body);
  }

  /**
   * How a tenant's pause stands.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public Pause ofTenant(String tenantId) {
    requireTenant(tenantId);
    return pause(tenantId, null);
  }

  /**
   * How an endpoint's pause stands.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public Pause ofEndpoint(UUID endpointId) {
    return pause(tenantOf(endpointId), endpointId);
  }

  /**
   * What a pause holds back, or would.
   *
   * @param tenantId only this tenant's, or null for everybody's
   * @param endpointId only this endpoint's, or null
   */
  public HeldCounts counts(String tenantId, UUID endpointId) {
    return asSystem(session -> HeldCounts.read(session, tenantId, endpointId));
  }

  private Pause turnPause(String tenantId, UUID endpointId, Members body) {
    String only = Mode.OUTBOX_PAUSED.wireName();
    body.names().stream()
        .filter(name -> !name.equals(only))
        .findFirst()
        .ifPresent(
            name -> {
              throw unknown(name);
            });
    Turn turn = Turn.read(body.required(only), clock.instant());
    write(
        tenantId,
        turn.reason(),
        register -> register.turnPause(tenantId, endpointId, stored(turn)));
    return pause(tenantId, endpointId);
  }

  private Pause pause(String tenantId, UUID endpointId) {
    SwitchState state =
        asSystem(session -> new SwitchRegister(session).pause(tenantId, endpointId))
            .map(found -> SwitchState.of(found.turn(), clock.instant()))
            .orElse(SwitchState.OFF);
    return new Pause(tenantId, endpointId, state);
  }

  private void write(String tenantId, String why, Consumer<SwitchRegister> act) {
    Acting.as(
        Acting.current().on(tenantId).because(why),
        () ->
            work.write(
                session -> {
                  act.accept(new SwitchRegister(session));
                  return null;
                }));
    modes.read();
  }

  /** An operator looks at everybody's. */
  private <T> T asSystem(Function<Session, T> look) {
    return Acting.as(Acting.system(), () -> work.read(look));
  }

  private StoredSwitch.Turn stored(Turn turn) {
    String who = Acting.current().actor();
    return new StoredSwitch.Turn(turn.on(), turn.reason(), who, clock.instant(), turn.expiresAt());
  }

  private void requireTenant(String tenantId) {
    if (asSystem(session -> new TenantRegister(session).find(tenantId)).isEmpty()) {
      throw new Refused(Reason.NOT_FOUND, "no such tenant");
    }
  }

  private String tenantOf(UUID endpointId) {
    return asSystem(session -> new SwitchRegister(session).tenantOf(endpointId))
        .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "no such endpoint"));
  }

  private static Refused unknown(String name) {
    String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
    return new Refused(Reason.INVALID_REQUEST, "there is no mode " + shown + " here");
  }
}
