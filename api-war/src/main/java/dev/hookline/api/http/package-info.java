/**
 * What every resource shares: who is calling, pages of a list, ids on the wire.
 *
 * <p>A resource injects {@link dev.hookline.api.http.CurrentCaller}, asks it for the scope the call
 * needs, and works for the tenant it gets back. A route that needs no credential says {@link
 * dev.hookline.api.http.Public}. A resource never builds an error answer: it throws {@link
 * dev.hookline.delivery.Refused}.
 *
 * <p>Permitted neighbours: delivery, delivery.access, delivery.tokens, persistence.id,
 * persistence.work, settings, delivery.rates.
 */
package dev.hookline.api.http;
