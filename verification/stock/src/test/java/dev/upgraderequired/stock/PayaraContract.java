package dev.upgraderequired.stock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Payara Micro, an executable jar. */
abstract class PayaraContract extends GrizzlyContract {

  abstract Path jar();

  abstract Path javaHome();

  @Override
  final ProcessBuilder container(Site site) throws IOException {
    return Distribution.java(
        javaHome(),
        List.of(
            "-Djavax.net.ssl.keyStore=" + site.key(),
            "-Djavax.net.ssl.keyStorePassword=" + site.keyPassword(),
            "-jar",
            jar().toString(),
            "--rootDir",
            site.directory().resolve("root").toString(),
            "--noCluster",
            "--port",
            Integer.toString(site.httpPort()),
            "--sslPort",
            Integer.toString(site.httpsPort()),
            "--sslCert",
            "server",
            "--contextRoot",
            "/",
            "--deploy",
            site.deploy("ROOT.war").toString()));
  }
}
