package dev.hookline.persistence.work;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * Who is at work on this thread, and for which tenant. A door binds it when it knows its caller and
 * ends it with the request; whatever is stored meanwhile carries the name into the audit log.
 *
 * @param actor such as {@code key_…}, {@code operator:ada}, {@code job:retention} or {@code system}
 * @param role what the actor may do: an operator's role, {@code tenant} for a tenant's key, {@code
 *     system} for the server itself
 * @param address where the call came from; empty if from nowhere
 * @param tenantId whose rows it sees and changes; null for everybody's, which is said on purpose
 * @param reason why, as the actor said; may be empty
 */
public record Acting(String actor, String role, String address, String tenantId, String reason) {
  // Of no tenant, since there is none without a name: sees nothing.
  private static final Acting NOBODY = new Acting("", "", "", "", "");
  private static final Acting SYSTEM = new Acting("system", "system", "", null, "");
  private static final ThreadLocal<Acting> BOUND = new ThreadLocal<>();

  public Acting {
    Objects.requireNonNull(actor);
    Objects.requireNonNull(role);
    Objects.requireNonNull(address);
    Objects.requireNonNull(reason);
  }

  /** The server itself, for every tenant. */
  public static Acting system() {
    return SYSTEM;
  }

  /** A batch job, for every tenant. */
  public static Acting job(String name) {
    return new Acting("job:" + name, "system", "", null, "");
  }

  /** Background work that the named actor asked for, for every tenant. */
  public static Acting by(String actor) {
    return new Acting(actor, "system", "", null, "");
  }

  /** Who is at work on this thread; somebody without a name or a tenant if nobody was bound. */
  public static Acting current() {
    Acting bound = BOUND.get();
    return bound == null ? NOBODY : bound;
  }

  /** Binds the actor to this thread until {@link #end()}: for doors only. */
  public static void begin(Acting acting) {
    BOUND.set(acting);
  }

  /** Nobody is at work on this thread any longer. */
  public static void end() {
    BOUND.remove();
  }

  /** Does the work as the given actor; whoever was at work before is so again afterwards. */
  public static <T> T as(Acting acting, Supplier<T> work) {
    Acting before = BOUND.get();
    BOUND.set(acting);
    try {
      return work.get();
    } finally {
      if (before == null) {
        BOUND.remove();
      } else {
        BOUND.set(before);
      }
    }
  }

  /** The same actor, with a reason. */
  public Acting because(String why) {
    return new Acting(actor, role, address, tenantId, why);
  }

  /**
   * The same actor at work for another tenant, or, if null, for every tenant: for an operator's
   * routes, and for what must be looked up before the tenant is known.
   */
  public Acting on(String tenant) {
    return new Acting(actor, role, address, tenant, reason);
  }

  /** Does the work as the same actor, for every tenant. */
  public static <T> T forEveryTenant(Supplier<T> work) {
    return as(current().on(null), work);
  }

  static boolean bound() {
    return BOUND.get() != null;
  }
}
