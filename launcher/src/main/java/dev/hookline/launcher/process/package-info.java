/**
 * Processes of the operating system: where to find a program, how to start one that a Ctrl-C of the
 * terminal does not reach, how to know it again later, how to keep it alive and how to end it.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.launcher.process;
