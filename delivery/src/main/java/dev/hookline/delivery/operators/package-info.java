/**
 * The people who operate the installation: who they are, signing in with name and password, and
 * their sessions.
 *
 * <p>{@link dev.hookline.delivery.operators.SignIn} turns a name and a password into a session,
 * {@link dev.hookline.delivery.operators.VouchedSignIn} the word of an identity provider, {@link
 * dev.hookline.delivery.operators.Sessions} turns a session's token into an operator on every node,
 * and {@link dev.hookline.delivery.operators.Operators} makes, changes and removes operators.
 *
 * <p>Permitted neighbours: delivery, delivery.access, settings, persistence.access,
 * persistence.audit, persistence.guarded, persistence.id, persistence.operators, persistence.work.
 */
package dev.hookline.delivery.operators;
