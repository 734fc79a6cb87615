/**
 * What a server keeps on disk: the layout of the data directory, the lock that makes it one
 * server's own, the note of who runs, the keys made on first start.
 *
 * <p>Permitted neighbours: dev.hookline.launcher.process.
 */
package dev.hookline.launcher.state;
