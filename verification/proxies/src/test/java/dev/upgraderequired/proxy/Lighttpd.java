package dev.upgraderequired.proxy;

import java.util.List;

/** Starts a lighttpd. */
final class Lighttpd {

  private static final String HEADING = "lighttpd";
  private static final String SCRIPT = "/etc/lighttpd/connection.lua";

  private Lighttpd() {}

  static Proxy documented() {
    return new Proxy(
        "nginx",
        Lighttpd::start,
        Documented.configuration(HEADING, "lighttpd") + Documented.configuration(HEADING, "lua"));
  }

  // The script begins with its first local variable.
  private static void start(ProxyRun run, String configuration) throws Exception {
    int script = configuration.indexOf("local ");
    String whole =
        """
        server.modules = ("mod_openssl")
        server.document-root = "%1$s"
        server.upload-dirs = ("%1$s")
        server.bind = "127.0.0.1"
        server.port = %2$d
        $SERVER["socket"] == "127.0.0.1:%3$d" {
          ssl.engine = "enable"
          ssl.pemfile = "%4$s"
          ssl.openssl.ssl-conf-cmd = ("MinProtocol" => "TLSv1", "CipherString" => "DEFAULT@SECLEVEL=0")
        }
        %5$s
        """
            .formatted(
                run.directory(),
                run.httpPort(),
                run.httpsPort(),
                run.keyAndCertificate(),
                configuration
                    .substring(0, script)
                    .replace(
                        SCRIPT,
                        run.file("connection.lua", configuration.substring(script)).toString()));
    run.run(
        "lighttpd",
        List.of("lighttpd", "-D", "-f", run.file("lighttpd.conf", whole).toString()),
        run.httpPort(),
        run.httpsPort());
  }
}
