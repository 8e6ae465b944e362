package dev.upgraderequired.stock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A JETTY_BASE with the modules and files of docs/containers.md. */
abstract class JettyContract extends DocumentedContract {

  /** The unpacked jetty-home. */
  abstract Path home();

  /** The files for old TLS that this version needs, as they are documented. */
  abstract List<String> oldTls();

  @Override
  final ProcessBuilder container(Site site) throws IOException {
    site.deploy("webapps/ROOT.war");
    return jetty(home(), site, oldTls(), "ee10-websocket-jakarta");
  }

  /** Says how Jetty is run, with a module besides those that are documented. */
  static ProcessBuilder jetty(Path home, Site site, List<String> oldTls, String module)
      throws IOException {
    Command.run(
        site.directory(), start(home, "--add-modules=" + Documented.jettyModules()).command());
    site.copy(Documented.key(), "etc/key.p12");
    site.copy(Documented.oldTls(), "etc/old-tls.security");
    writeDocumented(site, "start.d/site.ini");
    for (String file : oldTls) {
      writeDocumented(site, file);
    }
    return start(home, "--modules=" + module);
  }

  private static void writeDocumented(Site site, String file) throws IOException {
    site.writeDocumented(file, Documented.PAGE.file(file));
  }

  private static ProcessBuilder start(Path home, String argument) {
    return new ProcessBuilder(
        Distribution.JAVA_HOME.resolve("bin/java").toString(),
        Distribution.QUICK_START,
        "-jar",
        home.resolve("start.jar").toString(),
        argument);
  }
}
