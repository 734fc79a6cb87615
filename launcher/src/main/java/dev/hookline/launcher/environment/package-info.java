/**
 * The one place that looks at the environment: variables, command line and defaults become one
 * checked {@link dev.hookline.settings.Settings}.
 *
 * <p>Permitted neighbours: dev.hookline.settings, dev.hookline.launcher.state.
 */
package dev.hookline.launcher.environment;
