/**
 * Authenticated encryption of long streams: frames that open one by one, in bounded memory.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.persistence.frames;
