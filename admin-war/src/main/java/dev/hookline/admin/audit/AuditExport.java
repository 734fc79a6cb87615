package dev.hookline.admin.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.hookline.delivery.audit.Audit;
import dev.hookline.persistence.audit.AuditEntry;
import dev.hookline.persistence.audit.AuditFilter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** The log as a file of JSON lines, oldest first; the members are those of the API. */
@RequestScoped
@Path("/audit.jsonl")
public class AuditExport {
  private static final JsonMapper JSON = new JsonMapper();

  @Inject Audit audit;

  @GET
  public Response export(@BeanParam AuditSearch search) {
    AuditFilter filter = search.filter();
    StreamingOutput lines =
        output ->
            audit.read(
                filter,
                row -> {
                  output.write(JSON.writeValueAsBytes(line(row)));
                  output.write('\n');
                });
    return Response.ok(lines)
        .type("application/x-ndjson")
        .header("Content-Disposition", "attachment; filename=\"audit.jsonl\"")
        .build();
  }

  private static ObjectNode line(AuditEntry entry) {
    ObjectNode line = JSON.createObjectNode();
    line.put("id", Long.toString(entry.seq()));
    line.put("audit_id", Long.toString(entry.seq()));
    line.put("created_at", entry.createdAt().toEpochMilli());
    line.put("actor", entry.actor());
    line.put("role", entry.role());
    line.put("address", entry.address());
    line.put("action", entry.action());
    line.put("tenant_id", entry.tenantId());
    line.put("scope", entry.tenantId() == null ? "global" : entry.tenantId());
    line.put("target", entry.target());
    raw(line, "before", entry.before());
    raw(line, "after", entry.after());
    line.put("reason", entry.reason());
    line.put("target_count", entry.counts().targets());
    line.put("success_count", entry.counts().successes());
    line.put("failure_count", entry.counts().failures());
    return line.put("hash", entry.hash());
  }

  private static void raw(ObjectNode line, String name, String json) {
    if (json == null) {
      line.putNull(name);
    } else {
      line.putRawValue(name, new RawValue(json));
    }
  }
}
