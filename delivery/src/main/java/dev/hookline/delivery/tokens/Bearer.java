package dev.hookline.delivery.tokens;

import dev.hookline.delivery.access.Role;
import java.util.Optional;

/**
 * What a good token says.
 *
 * @param name whom it names: {@code upn}, else {@code preferred_username}, else {@code sub}
 * @param role the highest of its groups that is a role of ours
 */
record Bearer(String name, Optional<Role> role) {}
