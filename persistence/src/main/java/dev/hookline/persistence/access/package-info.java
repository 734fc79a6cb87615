/**
 * Who may call: tenants and their API keys. Of a key only the hash is stored.
 *
 * <p>Permitted neighbours: persistence.work.
 */
package dev.hookline.persistence.access;
