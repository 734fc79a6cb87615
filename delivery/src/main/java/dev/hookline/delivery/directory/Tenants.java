package dev.hookline.delivery.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.persistence.access.Tenant;
import dev.hookline.persistence.access.TenantRegister;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

/** The tenants; an operator's business. */
public final class Tenants {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final UnitOfWork work;
  private final Clock clock;

  /** Tenants kept through the given unit of work. */
  public Tenants(UnitOfWork work, Clock clock) {
    this.work = work;
    this.clock = clock;
  }

  /**
   * Makes a tenant from {@code {tenant_id, name?}}.
   *
   * @throws Refused with {@link Reason#INVALID_REQUEST}, or {@link Reason#CONFLICT} if the id is
   *     taken
   */
  public Tenant create(JsonNode body) {
    Members in = Members.of(body);
    String id = id(in.required("tenant_id"));
    String name = in.optional("name", id, member -> member.text(1, 200));
    Tenant tenant = new Tenant(id, name, clock.instant());
    if (!Acting.forEveryTenant(
        () -> work.write(session -> new TenantRegister(session).add(tenant)))) {
      throw new Refused(Reason.CONFLICT, "a tenant with this id exists");
    }
    return tenant;
  }

  /**
   * All tenants, newest first.
   *
   * @param after the tenant the list goes on behind, or null
   * @param rows most tenants wanted
   */
  public List<Tenant> list(String after, int rows) {
    return Acting.forEveryTenant(
        () -> work.read(session -> new TenantRegister(session).all(after, rows)));
  }

  /**
   * The tenant of that id.
   *
   * @throws Refused with {@link Reason#NOT_FOUND}
   */
  public Tenant get(String id) {
    return Acting.forEveryTenant(() -> work.read(session -> new TenantRegister(session).find(id)))
        .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "no such tenant"));
  }

  private static String id(Member member) {
    String id = member.text(1, 64);
    if (!ID.matcher(id).matches()) {
      throw member.refused("must be 1 to 64 letters, digits, _ and -");
    }
    return id;
  }
}
