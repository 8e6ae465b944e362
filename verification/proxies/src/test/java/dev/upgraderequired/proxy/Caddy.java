package dev.upgraderequired.proxy;

import java.util.List;

/** Starts a Caddy. */
final class Caddy {

  private Caddy() {}

  static Proxy documented() {
    // It has no setting for TLS older than 1.2.
    return new Proxy("caddy", Caddy::start, Documented.configuration("Caddy", "caddyfile"))
        .unableToSpeak("TLSv1", "TLSv1.1");
  }

  private static void start(ProxyRun run, String configuration) throws Exception {
    String whole =
        """
        {
          admin off
          auto_https off
          default_bind 127.0.0.1
          servers {
            protocols h1 h2
          }
        }
        http://:%d {
        %s
        }
        https://:%d {
        tls %s %s
        %2$s
        }
        """
            .formatted(
                run.httpPort(), configuration, run.httpsPort(), run.certificate(), run.key());
    List<String> command =
        List.of(
            "caddy",
            "run",
            "--adapter",
            "caddyfile",
            "--config",
            run.file("Caddyfile", whole).toString());
    run.run("caddy", command, run.httpPort(), run.httpsPort());
  }
}
