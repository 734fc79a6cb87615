package dev.hookline.delivery.oidc;

import dev.hookline.delivery.operators.SignedIn;

/** What became of a sign-in through the provider. */
public sealed interface Arrival {
  /**
   * A session began.
   *
   * @param next the page that was asked for at the beginning, not judged; may be empty
   */
  record Welcome(SignedIn session, String next) implements Arrival {}

  /**
   * Nobody is signed in.
   *
   * @param said the provider's own words for people, without control characters; may be empty
   */
  record TurnedAway(Why why, String said) implements Arrival {}

  /** Why nobody is signed in. */
  enum Why {
    /** The cookie is missing or too old, or the state is another one. */
    STALE("This sign-in was begun elsewhere, or too long ago. Begin again."),
    /** The provider said no. */
    DENIED("The identity provider did not sign you in."),
    /** What the provider sent does not hold. */
    UNTRUSTED("The answer of the identity provider is not valid. The server's log says why."),
    /** No role. */
    NO_ROLE("The identity provider gives you no role here. Ask an admin for one."),
    /** The name is somebody else's. */
    NAME_TAKEN("Your name belongs to another operator here. Ask an admin."),
    /** Kept out. */
    DISABLED("An admin has disabled you."),
    /** The provider does not answer as it should. */
    UNREACHABLE("The identity provider does not answer. Try again in a moment."),
    /** Too many at once. */
    BUSY("Too many are signing in now. Try again in a moment.");

    private final String sentence;

    Why(String sentence) {
      this.sentence = sentence;
    }

    /** One sentence for people. */
    public String sentence() {
      return sentence;
    }
  }
}
