package dev.upgraderequired.stock;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.HostContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The contract of a host, in a distribution that a profile of the build has unpacked. */
abstract class StockHostContract extends HostContract {

  private final StockContract stock;

  StockHostContract(StockContract stock) {
    this.stock = stock;
  }

  @Override
  protected final ContractServer start(Map<String, String> options) throws Exception {
    String name = stock.getClass().getSimpleName() + "-host";
    Path war = Files.createTempFile(Path.of("target"), name, ".war");
    Site site = Site.create(name, HostWar.write(war, options));
    return Distribution.start(site, stock.container(site));
  }
}
