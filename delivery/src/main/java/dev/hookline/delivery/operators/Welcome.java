package dev.hookline.delivery.operators;

/** What became of somebody whom an identity provider vouches for. */
public sealed interface Welcome {
  /** A session began. */
  record In(SignedIn session) implements Welcome {}

  /** Nothing began. */
  record Out(Why why) implements Welcome {}

  /** Why somebody is not let in. */
  enum Why {
    /** The provider gives them none of our roles. */
    NO_ROLE,
    /** All their names belong to other operators, or are no names here. */
    NAME_TAKEN,
    /** An admin keeps them out. */
    DISABLED
  }
}
