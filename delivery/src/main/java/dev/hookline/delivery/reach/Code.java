package dev.hookline.delivery.reach;

import java.util.Locale;

/** Why. The lower-case names are stable words of the contract. */
public enum Code {
  /** A receiver answered 2xx. */
  DELIVERED,
  /** It was given up: by a person, or with its endpoint, replay or event. */
  CANCELLED,
  /** Nothing happens until somebody replays it. */
  DEAD,

  /** A node has it in its hands. */
  SENDING,
  /** It is due and nothing holds it. */
  DUE,
  /** The endpoint was deleted; the delivery will be cancelled. */
  ENDPOINT_DELETED,
  /** The endpoint is disabled. */
  ENDPOINT_DISABLED,
  /** Its owner paused the endpoint. */
  ENDPOINT_PAUSED,
  /** The operators paused the endpoint. */
  ENDPOINT_HELD,
  /** The operators paused the tenant. */
  TENANT_PAUSED,
  /** No delivery leaves at all: the outbox is paused, or the server is in maintenance. */
  ALL_PAUSED,
  /** The flag of the outbox is off for the tenant. */
  FEATURE_OFF,
  /** The publisher asked for a later time. */
  DELAYED,
  /** An attempt failed, and the next one is not due yet. */
  RETRY_SCHEDULED,
  /** The circuit breaker of the endpoint is not closed. */
  BREAKER_OPEN,
  /** The endpoint takes one after the other. */
  IN_ORDER,
  /** It has been due for a second and more, and the endpoint has a rate limit. */
  RATE_LIMIT,

  /** The endpoint has no subscription. */
  NO_SUBSCRIPTION,
  /** No subscription's pattern matches the topic. */
  TOPIC,
  /** The event is in none of the channels that the subscription names. */
  CHANNELS,
  /** The filter of a subscription said no. */
  FILTER,
  /** The subscription that leads there was made after the event. */
  SUBSCRIBED_LATER,
  /** The endpoint's stored secret or URL cannot be used. */
  ENDPOINT_UNUSABLE,
  /** It would get it now and did not then. */
  NOT_THEN;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
