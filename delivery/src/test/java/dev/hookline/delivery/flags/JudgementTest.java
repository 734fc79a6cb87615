package dev.hookline.delivery.flags;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.persistence.flags.StoredFlag;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Instant EARLIER = NOW.minusSeconds(1);
  private static final Instant LATER = NOW.plusSeconds(1);
  private static final List<String> TENANTS =
      IntStream.range(0, 10_000).mapToObj(i -> "tenant-" + i).toList();

  @Test
  void theKillSwitchGoesBeforeAnOverrideAndThatBeforeTheSchedule() {
    Map<String, Boolean> on = Map.of("a", true);
    assertThat(decide(rule(true, 100, true, null, null), on, "a")).isEqualTo("off by KILL_SWITCH");
    assertThat(decide(rule(false, 0, false, LATER, null), on, "a")).isEqualTo("on by OVERRIDE");
    assertThat(decide(rule(true, 100, false, null, null), Map.of("a", false), "a"))
        .isEqualTo("off by OVERRIDE");
    assertThat(decide(rule(false, 100, false, LATER, null), on, "b")).isEqualTo("off by SCHEDULE");
    assertThat(decide(rule(false, 100, false, null, null), on, "b")).isEqualTo("off by DISABLED");
    assertThat(decide(rule(true, 100, false, null, null), on, "b")).isEqualTo("on by ROLLOUT");
    assertThat(decide(rule(true, 0, false, null, null), on, "b")).isEqualTo("off by ROLLOUT");
  }

  @Test
  void aScheduleHoldsFromItsBeginningToItsEnd() {
    assertThat(decide(rule(true, 100, false, NOW, LATER), Map.of(), "a")).startsWith("on");
    assertThat(decide(rule(true, 100, false, EARLIER, NOW), Map.of(), "a")).startsWith("off");
  }

  @Test
  void raisingThePercentageTakesNobodyOut() {
    Set<String> before = Set.of();
    for (int percentage = 0; percentage <= 100; percentage++) {
      Set<String> in = new HashSet<>(in("outbox.enabled", percentage));
      assertThat(in.containsAll(before)).as("%d percent", percentage).isTrue();
      assertThat(in.size()).isBetween(percentage * 100 - 200, percentage * 100 + 200);
      before = in;
    }
    assertThat(before).hasSize(TENANTS.size());
    assertThat(in("outbox.enabled", 0)).isEmpty();
  }

  @Test
  void notAlwaysTheSameTenantsComeFirst() {
    assertThat(in("stream", 10)).isNotEqualTo(in("outbox.enabled", 10));
  }

  @Test
  void whatIsOnOrOffForAllIsSoForEach() {
    for (boolean enabled : new boolean[] {true, false}) {
      for (int percentage : new int[] {0, 50, 100}) {
        StoredFlag flag = flag("k", rule(enabled, percentage, false, null, null), Map.of());
        List<Boolean> each =
            TENANTS.stream().map(t -> Judgement.of(flag, t, NOW).on()).distinct().toList();
        assertThat(Judgement.onForAll(flag, NOW)).isEqualTo(each.equals(List.of(true)));
        assertThat(Judgement.offForAll(flag, NOW)).isEqualTo(each.equals(List.of(false)));
      }
    }
  }

  private static List<String> in(String key, int percentage) {
    StoredFlag flag = flag(key, rule(true, percentage, false, null, null), Map.of());
    return TENANTS.stream().filter(tenant -> Judgement.of(flag, tenant, NOW).on()).toList();
  }

  private static String decide(
      StoredFlag.Rule rule, Map<String, Boolean> overrides, String tenant) {
    Decision decision = Judgement.of(flag("k", rule, overrides), tenant, NOW);
    return (decision.on() ? "on by " : "off by ") + decision.by();
  }

  private static StoredFlag.Rule rule(
      boolean enabled, int percentage, boolean killed, Instant from, Instant until) {
    return new StoredFlag.Rule(enabled, percentage, killed, from, until);
  }

  private static StoredFlag flag(String key, StoredFlag.Rule rule, Map<String, Boolean> overrides) {
    return new StoredFlag(key, "", rule, overrides, 1, NOW, "");
  }
}
