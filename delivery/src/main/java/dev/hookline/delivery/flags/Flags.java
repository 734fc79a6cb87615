package dev.hookline.delivery.flags;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.changes.ChangeListener;
import dev.hookline.persistence.flags.FlagRegister;
import dev.hookline.persistence.flags.StoredFlag;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.StoreUnavailable;
import dev.hookline.persistence.work.UnitOfWork;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The flags on this node, from memory. They are read when news of a change comes; a node that
 * cannot read them keeps what it knew.
 */
public final class Flags implements ChangeListener {
  private static final Logger LOG = Logger.getLogger(Flags.class.getName());

  private final UnitOfWork work;
  private final Clock clock;
  private final Client client;
  private final List<Consumer<Excluded>> followers = new CopyOnWriteArrayList<>();
  private Excluded held = Excluded.NOBODY;
  private volatile Map<String, StoredFlag> known = Map.of();
  private List<String> tenants = List.of();

  /** Flags of the given database; nothing is read yet. */
  public Flags(UnitOfWork work, Clock clock) {
    this.work = work;
    this.clock = clock;
    // A domain of its own: two servers in one process, as in a test, have two providers.
    String domain = "hookline-" + Integer.toHexString(System.identityHashCode(this));
    OpenFeatureAPI.getInstance().setProviderAndWait(domain, new FlagProvider(this));
    this.client = OpenFeatureAPI.getInstance().getClient(domain);
  }

  /** Whether the feature is on for the tenant. */
  public boolean on(Feature feature, String tenantId) {
    return client.getBooleanValue(
        feature.key(), feature.otherwise(), new ImmutableContext(tenantId));
  }

  /**
   * Passes if the feature is on for the tenant.
   *
   * @throws Refused with {@link Reason#FEATURE_OFF}
   */
  public void require(Feature feature, String tenantId) {
    if (!on(feature, tenantId)) {
      throw new Refused(
          Reason.FEATURE_OFF, "the feature " + feature.key() + " is off for this tenant");
    }
  }

  /** What decides for the tenant; empty if there is no such flag. */
  public Optional<Decision> decide(String key, String tenantId) {
    return Optional.ofNullable(known.get(key))
        .map(flag -> Judgement.of(flag, tenantId, clock.instant()));
  }

  /** Tells the follower for whom deliveries are off, now and after every change. */
  public synchronized void followOutbox(Consumer<Excluded> follower) {
    followers.add(follower);
    follower.accept(held);
  }

  /**
   * Reads what is stored and applies it here.
   *
   * @throws StoreUnavailable if the database does not answer
   */
  public synchronized void read() {
    Acting.as(
        Acting.system(),
        () ->
            work.read(
                session -> {
                  FlagRegister register = new FlagRegister(session);
                  Map<String, StoredFlag> flags =
                      register.all().stream()
                          .collect(Collectors.toMap(StoredFlag::key, Function.identity()));
                  StoredFlag outbox = flags.get(Feature.OUTBOX.key());
                  tenants = outbox == null || uniform(outbox) ? List.of() : register.tenants();
                  known = flags;
                  return null;
                }));
    look();
  }

  /** Applies what has begun or ended by its schedule. */
  synchronized void look() {
    Excluded now = excluded(known.get(Feature.OUTBOX.key()));
    if (!now.equals(held)) {
      held = now;
      followers.forEach(follower -> follower.accept(now));
    }
  }

  @Override
  public void changed(String table, String tenantId) {
    if (table.startsWith("feature_flag") || table.equals("tenants")) {
      everythingMayHaveChanged();
    }
  }

  @Override
  public void everythingMayHaveChanged() {
    try {
      read();
    } catch (StoreUnavailable e) {
      LOG.log(Level.FINE, "the flags cannot be read; they stay", e);
    }
  }

  /** A flag whose schedule begins or ends one day is not uniform for long. */
  private boolean uniform(StoredFlag flag) {
    boolean scheduled = flag.rule().from() != null || flag.rule().until() != null;
    return !scheduled
        && (Judgement.onForAll(flag, clock.instant())
            || Judgement.offForAll(flag, clock.instant()));
  }

  private Excluded excluded(StoredFlag outbox) {
    if (outbox == null || Judgement.onForAll(outbox, clock.instant())) {
      return Excluded.NOBODY;
    }
    if (Judgement.offForAll(outbox, clock.instant())) {
      return new Excluded(true, Set.of());
    }
    Set<String> off = new HashSet<>(tenants);
    off.removeIf(tenant -> on(Feature.OUTBOX, tenant));
    return new Excluded(false, off);
  }
}
