package dev.upgraderequired.proxy;

import java.util.List;

/** Starts a Squid. */
final class Squid {

  private Squid() {}

  static Proxy documented() {
    return new Proxy("nginx", Squid::start, Documented.configuration("Squid", "squid"))
        .unableToSpeak("HTTP/2.0");
  }

  private static void start(ProxyRun run, String configuration) throws Exception {
    String whole =
        """
        http_port 127.0.0.1:%d accel defaultsite=localhost
        https_port 127.0.0.1:%d accel defaultsite=localhost name=https tls-cert=%s tls-key=%s tls-min-version=1.0 cipher=DEFAULT@SECLEVEL=0
        http_access allow all
        access_log none
        cache_log /dev/stderr
        coredump_dir %s
        netdb_filename none
        pid_filename none
        pinger_enable off
        shutdown_lifetime 0 seconds
        %s
        """
            .formatted(
                run.httpPort(),
                run.httpsPort(),
                run.certificate(),
                run.key(),
                run.directory(),
                configuration);
    run.run(
        "squid-openssl",
        List.of("squid", "-N", "-f", run.file("squid.conf", whole).toString()),
        run.httpPort(),
        run.httpsPort());
  }
}
