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

  private static final String LISTENER =
      "set configs.config.server-config.network-config.protocols.protocol.http-listener.http.";

  // Compression has to leave refusals alone, whose length is set before.
  private static final String COMPRESSION = LISTENER + "compression=force";

  // Two ways to believe the scheme and the address of a client from everybody.
  private static final String SCHEME = LISTENER + "scheme-mapping=X-Forwarded-Proto";
  private static final String PROXY_IP = LISTENER + "auth-pass-through-enabled=true";

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
            SCHEME,
            PROXY_IP,
            "deploy --contextroot=/ " + site.deploy("application.war")));
  }
}
