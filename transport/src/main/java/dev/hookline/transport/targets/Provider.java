package dev.hookline.transport.targets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose wire format a target speaks, and what its URL and its secret look like. */
public enum Provider {
  /** An incoming webhook. */
  SLACK(
      "[A-Za-z0-9]{1,64}(/[A-Za-z0-9]{1,64}){2}",
      "the three parts behind /services/ in the URL of a Slack incoming webhook"),
  /** The Events API v2. */
  PAGERDUTY("[A-Za-z0-9]{32}", "the 32 letters and digits of a PagerDuty integration key"),
  /** A generic webhook alert source. */
  ROOTLY("[!-~]{8,256}", "the token of a Rootly alert source, 8 to 256 characters without blanks"),
  /** A bot that sends to one chat. */
  TELEGRAM("[0-9]{1,20}:[A-Za-z0-9_-]{20,64}", "the token of a Telegram bot");

  private final Pattern secret;
  private final String secretForm;

  Provider(String secret, String secretForm) {
    this.secret = Pattern.compile(secret);
    this.secretForm = secretForm;
  }

  /** The provider of that name in lower case, such as {@code slack}. */
  public static Optional<Provider> named(String name) {
    return Arrays.stream(values())
        .filter(provider -> provider.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /**
   * What is wrong with a secret, as the end of a sentence that does not repeat it; empty if it has
   * the form of the provider's.
   *
   * @param text may be null
   */
  public Optional<String> secretProblem(String text) {
    return text != null && secret.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("must be " + secretForm);
  }

  /**
   * What is wrong with a target's URL, as the end of a sentence; empty if it can be used.
   *
   * @param text an absolute URL without a secret
   */
  public Optional<String> urlProblem(String text) {
    TargetUrl url = TargetUrl.of(text);
    return switch (this) {
      case SLACK ->
          problem(
              !url.hasQuery() && url.path().endsWith("/services"),
              "must be that of an incoming webhook, or the part of it up to /services");
      case PAGERDUTY ->
          problem(
              !url.hasQuery() && url.path().endsWith("/v2/enqueue"),
              "must end in /v2/enqueue and have no query");
      case ROOTLY ->
          problem(!url.hasQuery(), "must have no query: the token belongs into the secret");
      case TELEGRAM ->
          problem(
              TelegramChat.of(url).isPresent(),
              "must be that of the Bot API with ?chat_id= and a number or @name, and may have"
                  + " message_thread_id");
    };
  }

  /**
   * A target, ready to be sent to.
   *
   * @param url without the secret
   * @throws IllegalArgumentException if the URL or the secret is not one of the provider's; the
   *     message repeats neither
   */
  public TargetAdapter at(String url, String secretText) {
    secretProblem(secretText).or(() -> urlProblem(url)).ifPresent(Provider::refuse);
    TargetUrl parsed = TargetUrl.of(url);
    return switch (this) {
      case SLACK -> Slack.at(parsed, secretText);
      case PAGERDUTY -> PagerDuty.at(parsed, secretText);
      case ROOTLY -> Rootly.at(parsed, secretText);
      case TELEGRAM -> Telegram.at(parsed, secretText);
    };
  }

  private static Optional<String> problem(boolean fine, String sentence) {
    return fine ? Optional.empty() : Optional.of(sentence);
  }

  private static void refuse(String problem) {
    throw new IllegalArgumentException("its URL or its secret " + problem);
  }
}
