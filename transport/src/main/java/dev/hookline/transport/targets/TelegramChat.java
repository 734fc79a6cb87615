package dev.hookline.transport.targets;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a bot sends to.
 *
 * @param id a number, or {@code @} and the name of a channel
 * @param thread the topic within a forum, or null
 */
record TelegramChat(String id, Long thread) {
  private static final String CHAT = "chat_id";
  private static final String THREAD = "message_thread_id";
  private static final Pattern ID = Pattern.compile("-?[0-9]{1,18}|@[A-Za-z0-9_]{4,64}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /** The chat that the URL names; empty if it names none, or anything else. */
  static Optional<TelegramChat> of(TargetUrl url) {
    Map<String, String> query = url.query();
    boolean fits =
        Set.of(CHAT, THREAD).containsAll(query.keySet())
            && ID.matcher(query.getOrDefault(CHAT, "")).matches()
            && NUMBER.matcher(query.getOrDefault(THREAD, "0")).matches();
    return fits
        ? Optional.of(new TelegramChat(query.get(CHAT), thread(query.get(THREAD))))
        : Optional.empty();
  }

  private static Long thread(String text) {
    return text == null ? null : Long.valueOf(text);
  }
}
