/**
 * The Payara domain and its process. The domain is disposable: it is made anew below the data
 * directory's {@code run} at every start and holds nothing that must survive. Nothing outside of
 * this package knows the server product.
 *
 * <p>Permitted neighbours: dev.hookline.settings, dev.hookline.launcher.database,
 * dev.hookline.launcher.process, dev.hookline.launcher.state.
 */
package dev.hookline.launcher.domain;
