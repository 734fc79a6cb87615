/**
 * Every configuration value of HookLine: its environment name, kind, default, range and meaning.
 *
 * <p>The launcher reads the environment once, checks it against {@link
 * dev.hookline.settings.Setting} and hands the server a file; nothing else in the product looks at
 * the environment.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.settings;
