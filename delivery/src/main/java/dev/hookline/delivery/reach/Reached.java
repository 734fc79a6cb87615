package dev.hookline.delivery.reach;

import java.util.List;

/**
 * What became of an event at a tenant's endpoints: first those with a delivery, then the others,
 * the newest first.
 *
 * @param complete whether no endpoint is left out
 */
public record Reached(List<Answer> answers, boolean complete) {}
