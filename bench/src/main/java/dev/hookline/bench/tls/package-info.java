/**
 * The certificate of receivers that speak TLS, made anew for each run.
 *
 * <p>Permitted neighbours: none.
 */
package dev.hookline.bench.tls;
