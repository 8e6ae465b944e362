package dev.upgraderequired.stock;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Embedded GlassFish, an executable jar. */
@EnabledIfSystemProperty(
    named = "stock.glassfish",
    matches = ".+",
    disabledReason = "needs GlassFish; -P application-servers gets it")
class GlassFishIT extends GrizzlyContract {

  // It has to leave refusals alone, whose length is known before.
  private static final String COMPRESSION =
      "set configs.config.server-config.network-config.protocols.protocol.http-listener"
          + ".http.compression=force";

  @Override
  ProcessBuilder container(Site site) throws IOException {
    return Distribution.java(
        List.of(
            "-Djavax.net.ssl.keyStore=" + site.key(),
            "-Djavax.net.ssl.keyStorePassword=" + site.keyPassword(),
            "-jar",
            unpacked("stock.glassfish").toString(),
            "--httpPort=" + site.httpPort(),
            "--httpsPort=" + site.httpsPort(),
            COMPRESSION,
            "deploy --contextroot=/ " + site.deploy("application.war")));
  }
}
