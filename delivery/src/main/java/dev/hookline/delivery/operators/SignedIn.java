package dev.hookline.delivery.operators;

import dev.hookline.persistence.access.KeyText;

/**
 * A session that began.
 *
 * @param operator who signed in; look at {@link Operator#mustChange()}
 * @param token what its browser holds; shown now and never again
 */
public record SignedIn(Operator operator, KeyText token) {}
