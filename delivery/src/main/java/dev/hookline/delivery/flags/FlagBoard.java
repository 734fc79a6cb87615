package dev.hookline.delivery.flags;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.persistence.flags.FlagChange;
import dev.hookline.persistence.flags.FlagRegister;
import dev.hookline.persistence.flags.StoredFlag;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where flags are looked at and turned. A change holds here at once, elsewhere within a second. */
public final class FlagBoard {
  private static final int MOST_OVERRIDES = 1_000;
  private static final int HISTORY = 50;
  private static final long LATEST = 253_402_300_799_999L; // the end of the year 9999

  private final UnitOfWork work;
  private final Flags flags;

  /**
   * @param flags is told of changes
   */
  public FlagBoard(UnitOfWork work, Flags flags) {
    this.work = work;
    this.flags = flags;
  }

  /** All flags, by key. */
  public List<StoredFlag> all() {
    return ask(FlagRegister::all);
  }

  /**
   * A flag.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public StoredFlag get(String key) {
    return ask(register -> register.find(key)).orElseThrow(FlagBoard::unknown);
  }

  /** The newest changes of a flag, newest first. */
  public List<FlagChange> history(String key) {
    return ask(register -> register.history(key, HISTORY));
  }

  /** For whom a change of the rule would turn the flag on or off: what decides for the tenant. */
  public Decision decide(String key, String tenantId) {
    return flags.decide(key, tenantId).orElseThrow(FlagBoard::unknown);
  }

  /**
   * Changes what the body names, of {@code {enabled, rollout_percentage, kill_switch, starts_at,
   * ends_at, description, overrides: {tenant: true·false·null}, reason, version}}; an override that
   * is null is taken back.
   *
   * @param version in which the caller saw the flag, or null; {@code version} in the body is the
   *     same
   * @throws Refused {@link Reason#NOT_FOUND}; {@link Reason#INVALID_REQUEST}; {@link
   *     Reason#CONFLICT} if somebody changed the flag since then
   */
  public StoredFlag change(String key, JsonNode body, Integer version) {
    Members in = Members.of(body);
    String reason = in.optional("reason", "", text -> text.text(0, 500));
    Integer seen = in.optional("version", version, number -> number.integer(1, Integer.MAX_VALUE));
    StoredFlag changed =
        Acting.as(
            Acting.current().on(null).because(reason),
            () -> work.write(session -> changed(new FlagRegister(session), key, in, seen)));
    flags.read();
    return changed;
  }

  private static StoredFlag changed(FlagRegister register, String key, Members in, Integer seen) {
    StoredFlag flag = register.find(key).orElseThrow(FlagBoard::unknown);
    StoredFlag.Rule rule = rule(in, flag.rule());
    String description = in.optional("description", flag.description(), text -> text.text(0, 500));
    boolean stale = seen != null && seen != flag.version();
    boolean same = rule.equals(flag.rule()) && description.equals(flag.description());
    if (stale || !same && !register.change(key, flag.version(), rule, description)) {
      throw new Refused(
          Reason.CONFLICT, "somebody changed the flag: it is in version " + flag.version());
    }
    in.optional("overrides", Map.<String, Member>of(), member -> member.entries(MOST_OVERRIDES))
        .forEach((tenant, value) -> override(register, key, tenant, value));
    return register.find(key).orElseThrow(FlagBoard::unknown);
  }

  private static StoredFlag.Rule rule(Members in, StoredFlag.Rule now) {
    StoredFlag.Rule rule =
        new StoredFlag.Rule(
            in.optional("enabled", now.enabled(), Member::flag),
            in.optional("rollout_percentage", now.percentage(), share -> share.integer(0, 100)),
            in.optional("kill_switch", now.killed(), Member::flag),
            in.change("starts_at", now.from(), null, FlagBoard::moment),
            in.change("ends_at", now.until(), null, FlagBoard::moment));
    if (rule.from() != null && rule.until() != null && !rule.from().isBefore(rule.until())) {
      throw new Refused(Reason.INVALID_REQUEST, "starts_at must be before ends_at");
    }
    return rule;
  }

  private static Instant moment(Member member) {
    return Instant.ofEpochMilli(member.number(0, LATEST));
  }

  private static void override(FlagRegister register, String key, String tenant, Member value) {
    if (value.json().isNull()) {
      register.removeOverride(key, tenant);
    } else if (!register.override(key, tenant, value.flag())) {
      throw new Refused(Reason.INVALID_REQUEST, "overrides names a tenant that does not exist");
    }
  }

  private <T> T ask(Function<FlagRegister, T> question) {
    return Acting.as(
        Acting.current().on(null),
        () -> work.read((Session session) -> question.apply(new FlagRegister(session))));
  }

  private static Refused unknown() {
    return new Refused(Reason.NOT_FOUND, "no such flag");
  }
}
