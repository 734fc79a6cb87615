package dev.hookline.delivery.engine;

import dev.hookline.delivery.flags.Flags;
import dev.hookline.delivery.modes.Modes;

/** What an operator turns and the engine obeys. */
public record Switches(Modes modes, Flags flags) {}
