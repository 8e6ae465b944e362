package dev.upgraderequired.stock;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.WarContract;
import java.nio.file.Path;

/** The contract for the .war, in a distribution that a profile of the build has unpacked. */
abstract class StockContract extends WarContract {

  @Override
  protected final ContractServer start() throws Exception {
    Site site = Site.create(getClass().getSimpleName());
    return Distribution.start(site, container(site));
  }

  /** Configures the container for a site, and says how it is run. */
  abstract ProcessBuilder container(Site site) throws Exception;

  static Path unpacked(String name) {
    return Path.of(System.getProperty(name));
  }
}
