/**
 * Signing in to the portal through an OpenID Connect provider: the authorization code flow with
 * PKCE.
 *
 * <pre>
 * browser             HookLine                          provider
 *    │  begin ──────────▶ │ ── its configuration ─────────▶ │   kept for an hour
 *    │ ◀─ cookie, address │                                 │
 *    │  state, nonce and challenge ───────────────────────▶ │   the person signs in there
 *    │ ◀───────────────────────────────── code and state ── │
 *    │  end, with cookie ▶│ ── code and verifier ─────────▶ │
 *    │                    │ ◀──────────────── ID token ──── │   signature, issuer, audience, nonce, time
 *    │ ◀────── a session ─│
 * </pre>
 *
 * <p>Nothing is kept between the two halves but in the browser's cookie, so any node can do the
 * second. {@link dev.hookline.delivery.oidc.OidcSignIn} tells both halves; what it says about a
 * person goes to delivery.operators, which makes the operator and the session.
 *
 * <p>Permitted neighbours: delivery.access, delivery.jose, delivery.operators, settings,
 * transport.fetch.
 */
package dev.hookline.delivery.oidc;
