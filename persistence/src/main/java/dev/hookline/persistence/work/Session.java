package dev.hookline.persistence.work;

import jakarta.persistence.EntityManager;

/**
 * What a unit of work hands to the registers it uses; over when the unit of work is.
 *
 * @param entities for registers only: nothing outside this module calls it
 */
public record Session(EntityManager entities) {}
