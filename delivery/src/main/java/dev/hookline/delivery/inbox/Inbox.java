package dev.hookline.delivery.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.inbox.InboxMessage;
import dev.hookline.persistence.inbox.InboxTable;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Inboxes and what came into them. Every method throws {@link Refused} with {@link
 * Reason#DEV_INBOX_OFF} where the Dev Inbox is off.
 */
public final class Inbox {
  /** Largest body of a message, in bytes. */
  public static final int MAX_BODY_BYTES = 1_048_576;

  static final int KEPT = 2_000;
  private static final int TOKEN_BYTES = 24;
  private static final int LONGEST_TOKEN = 64;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InboxTable table;
  private final boolean on;
  private final Uuid7 ids;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Pruning pruning = new Pruning();

  /** Inboxes in the given table. */
  public Inbox(InboxTable table, Settings settings, Uuid7 ids, Clock clock) {
    this.table = table;
    this.on = settings.on(Setting.DEV_INBOX);
    this.ids = ids;
    this.clock = clock;
  }

  /** Opens an inbox; returns its token, which is stored nowhere. */
  public String open(String tenantId) {
    requireOn();
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    table.open(hash(token), tenantId);
    return token;
  }

  /** Refuses if the Dev Inbox is off: to be asked before a body is read. */
  public void requireOn() {
    if (!on) {
      throw new Refused(Reason.DEV_INBOX_OFF, "the Dev Inbox is off on this server");
    }
  }

  /**
   * Keeps a message; only the newest 2000 or so of an inbox are kept.
   *
   * @throws Refused with {@link Reason#NOT_FOUND} if there is no such inbox
   */
  public void receive(String token, Map<String, String> headers, byte[] body) {
    requireOn();
    byte[] inbox = hash(token);
    if (!table.add(inbox, new InboxMessage(ids.next(), clock.instant(), json(headers), body))) {
      throw noInbox();
    }
    if (pruning.due(inbox)) {
      table.keepNewest(inbox, KEPT);
    }
  }

  /**
   * What came, newest first.
   *
   * @param before only older messages than this, or null for all
   * @param rows most messages wanted
   * @throws Refused with {@link Reason#NOT_FOUND} if the tenant has no such inbox
   */
  public List<InboxMessage> messages(String tenantId, String token, UUID before, int rows) {
    requireOn();
    byte[] inbox = hash(token);
    if (!table.exists(inbox, tenantId)) {
      throw noInbox();
    }
    return table.list(inbox, before, rows);
  }

  private static byte[] hash(String token) {
    if (token == null || token.isEmpty() || token.length() > LONGEST_TOKEN) {
      throw noInbox();
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String json(Map<String, String> headers) {
    try {
      return JSON.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Refused noInbox() {
    return new Refused(Reason.NOT_FOUND, "no such inbox");
  }
}
