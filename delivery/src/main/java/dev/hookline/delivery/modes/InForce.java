package dev.hookline.delivery.modes;

import dev.hookline.persistence.modes.StoredSwitch;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is in force on a node at one moment. Immutable.
 *
 * @param switches every mode
 * @param pauses the tenants and endpoints that are paused
 */
public record InForce(Map<Mode, SwitchState> switches, List<Pause> pauses) {
  static final InForce NOTHING = new InForce(Map.of(), List.of());

  public InForce {
    Map<Mode, SwitchState> all = new EnumMap<>(Mode.class);
    for (Mode mode : Mode.values()) {
      all.put(mode, switches.getOrDefault(mode, SwitchState.OFF));
    }
    switches = Map.copyOf(all);
    pauses = List.copyOf(pauses);
  }

  static InForce of(List<StoredSwitch> stored, Map<Mode, String> pins, Instant now) {
    Map<Mode, SwitchState> switches = new EnumMap<>(Mode.class);
    Stream<StoredSwitch> modes = stored.stream().filter(each -> each.tenantId() == null);
    modes.forEach(
        each ->
            Mode.named(each.mode())
                .ifPresent(mode -> switches.put(mode, SwitchState.of(each.turn(), now))));
    pins.forEach((mode, setting) -> switches.put(mode, SwitchState.pinnedBy(setting)));
    List<Pause> pauses =
        stored.stream()
            .filter(each -> each.tenantId() != null)
            .map(
                each ->
                    new Pause(each.tenantId(), each.endpointId(), SwitchState.of(each.turn(), now)))
            .filter(pause -> pause.state().on())
            .toList();
    return new InForce(switches, pauses);
  }

  /** Whether the mode is on. */
  public boolean on(Mode mode) {
    return switches.get(mode).on();
  }

  /** Whether the operators hold back the tenant's deliveries, or those to the endpoint. */
  public boolean holds(String tenantId, UUID endpointId) {
    return pauses.stream()
        .anyMatch(
            pause ->
                pause.endpointId() == null
                    ? pause.tenantId().equals(tenantId)
                    : pause.endpointId().equals(endpointId));
  }

  /** Whether the act may be done. */
  public boolean permits(Act act) {
    return against(act).isEmpty();
  }

  /** Whether no mode forbids any request. */
  public boolean everyRequestGoes() {
    return !on(Mode.MAINTENANCE) && !on(Mode.READ_ONLY);
  }

  /** The first mode in their order that forbids the act. */
  Optional<Mode> against(Act act) {
    return Stream.of(Mode.values())
        .filter(mode -> on(mode) && !ModeTable.permits(mode, act))
        .findFirst();
  }

  /** When the next switch goes off by itself. */
  Optional<Instant> nextEnd() {
    return Stream.concat(switches.values().stream(), pauses.stream().map(Pause::state))
        .filter(state -> state.on() && state.expiresAt() != null)
        .map(SwitchState::expiresAt)
        .min(Comparator.naturalOrder());
  }
}
