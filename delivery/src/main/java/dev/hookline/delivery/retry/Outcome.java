package dev.hookline.delivery.retry;

import dev.hookline.transport.send.Answer;
import java.util.Locale;

/** The class of an attempt's end. The lower-case names are stored and shown. */
public enum Outcome {
  SUCCESS,
  DNS,
  CONNECT,
  TLS,
  TIMEOUT,
  HTTP_3XX,
  HTTP_4XX,
  HTTP_410,
  HTTP_429,
  HTTP_5XX,
  /** A success status whose body broke off, or does not say what a success says. */
  BODY,
  REFUSED_ADDRESS,
  /** The connection broke, or what came was not HTTP. */
  IO;

  /** The stored word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether it speaks of a receiver that is down or overloaded, whatever the event was. Every other
   * answer shows that it is there.
   */
  public boolean down() {
    return switch (this) {
      case DNS, CONNECT, TLS, TIMEOUT, IO, BODY, HTTP_429, HTTP_5XX -> true;
      case SUCCESS, HTTP_3XX, HTTP_4XX, HTTP_410, REFUSED_ADDRESS -> false;
    };
  }

  /** Whether the receiver asks to be spared: 429, 502 and 504 throttle (Standard Webhooks). */
  static boolean throttles(Answer answer) {
    return answer.status() == 429 || answer.status() == 502 || answer.status() == 504;
  }

  static Outcome of(Answer answer) {
    return switch (answer.failure()) {
      case NONE -> ofStatus(answer.status());
      case REFUSED_ADDRESS -> REFUSED_ADDRESS;
      case DNS -> DNS;
      case CONNECT -> CONNECT;
      case TLS -> TLS;
      case TIMEOUT -> TIMEOUT;
      case RESET, PROTOCOL -> IO;
      case BODY, NOT_TAKEN -> BODY;
      case REFUSED -> refused(ofStatus(answer.status()));
    };
  }

  // A provider may say no with a success status.
  private static Outcome refused(Outcome byStatus) {
    return byStatus == SUCCESS ? BODY : byStatus;
  }

  private static Outcome ofStatus(int status) {
    return switch (status / 100) {
      case 2 -> SUCCESS;
      case 3 -> HTTP_3XX;
      case 4 -> status == 410 ? HTTP_410 : status == 429 ? HTTP_429 : HTTP_4XX;
      case 5 -> HTTP_5XX;
      default -> IO;
    };
  }
}
