/**
 * The bare path in a process of its own: accepts a publish over HTTP, commits it durably in groups,
 * hands it off in memory, sends it and records the result in batches. And nothing else: no
 * authentication, no JSON, no routing, no idempotency keys, no signatures, no leases and no
 * retries. What the server reaches is compared with it.
 *
 * <p>HTTP comes from Grizzly, which the server has too, with as many threads; the sender is the
 * product's. So the ratio says what HookLine adds, and not what another HTTP library would do.
 *
 * <pre>
 * Acceptor ──▶ Commits ──▶ Sends ──▶ Results
 *  a thread a    one thread  a virtual   one thread
 *  request                   thread each
 * </pre>
 *
 * <p>Permitted neighbours: dev.hookline.persistence.id, dev.hookline.settings,
 * dev.hookline.transport.guard, dev.hookline.transport.http, dev.hookline.transport.send.
 */
package dev.hookline.bench.bare;
