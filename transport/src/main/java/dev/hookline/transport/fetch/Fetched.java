package dev.hookline.transport.fetch;

/** What came of a fetch. */
public sealed interface Fetched {
  /**
   * The other side answered with JSON, complete and small enough.
   *
   * @param status the HTTP status, from 200 to 299 or from 400 to 599
   * @param body what calls itself JSON; nobody has parsed it yet
   */
  record Json(int status, String body) implements Fetched {
    /** Whether the status is 200. */
    public boolean ok() {
      return status == 200;
    }

    // The body of a token endpoint's answer is a secret.
    @Override
    public String toString() {
      return "Json[" + status + "]";
    }
  }

  /**
   * No such answer came.
   *
   * @param why one sentence for the server's log and for operators; holds no secret
   */
  record Failed(String why) implements Fetched {}
}
