/**
 * The modes of the installation: what each allows, what is in force on this node, who turns them.
 *
 * <p>{@code ModeTable} is the table, and whoever wants to do something asks {@code Modes} by the
 * kind of act it is. The answer comes from memory. What is stored reaches every node as news, at
 * the latest by a look once a second; a switch with an end goes off on every node by itself.
 *
 * <p>Permitted neighbours: delivery, delivery.input, settings, persistence.changes,
 * persistence.modes, persistence.work, persistence.access.
 */
package dev.hookline.delivery.modes;
