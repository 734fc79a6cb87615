/**
 * JSON of the API: one mapper with one set of rules, used for every body that a resource reads or
 * writes.
 *
 * <p>Names are snake_case; unknown members are ignored; a member given twice, text behind the
 * document, and documents that are too deep are refused.
 *
 * <p>Permitted neighbours: delivery.
 */
package dev.hookline.api.json;
