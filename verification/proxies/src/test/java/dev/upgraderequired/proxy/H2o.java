package dev.upgraderequired.proxy;

import java.util.List;

/** Starts an h2o. */
final class H2o {

  private H2o() {}

  static Proxy documented() {
    return new Proxy("scheme-only", H2o::start, Documented.configuration("h2o", "yaml"));
  }

  private static void start(ProxyRun run, String configuration) throws Exception {
    String whole =
        """
        listen:
          host: 127.0.0.1
          port: %d
        listen:
          host: 127.0.0.1
          port: %d
          ssl:
            certificate-file: %s
            key-file: %s
            minimum-version: TLSv1.2
        num-threads: 1
        %s
        """
            .formatted(
                run.httpPort(), run.httpsPort(), run.certificate(), run.key(), configuration);
    run.run(
        "h2o",
        List.of("h2o", "-c", run.file("h2o.conf", whole).toString()),
        run.httpPort(),
        run.httpsPort());
  }
}
