/**
 * The contract as an OpenAPI 3.1 document.
 *
 * <p>The server finds the paths, methods, parameters and descriptions in the code. It writes
 * OpenAPI 3.0, knows neither generic types nor the names that Jackson gives, and knows nothing of
 * the requests that HookLine sends. So each operation it found gets its bodies from the Java types
 * that Jackson reads and writes, and the rest comes from {@code openapi/contract.yaml}: security
 * schemes, parameters that recur, what the publish door reads, and the webhooks.
 *
 * <p>Permitted neighbours: api.http, api.json, api.problem.
 */
package dev.hookline.api.contract;
