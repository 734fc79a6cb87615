package dev.hookline.delivery.credentials;

import dev.hookline.persistence.secrets.SecretVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the server the vault of its endpoints' credentials. */
@ApplicationScoped
class EndpointVaultSource {
  @Produces
  @Singleton
  EndpointVault vault(SecretVault vault) {
    return new EndpointVault(vault);
  }
}
