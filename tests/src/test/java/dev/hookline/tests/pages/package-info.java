/**
 * The portal's pages over HTTP, as a browser without scripts uses them.
 *
 * <p>Permitted neighbours: tests.stage.
 */
package dev.hookline.tests.pages;
