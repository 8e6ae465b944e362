package dev.upgraderequired.proxy;

import java.util.List;

/** Starts an HAProxy. */
final class HaProxy {

  private HaProxy() {}

  static Proxy documented() {
    return new Proxy("haproxy", HaProxy::start, Documented.configuration("HAProxy", "haproxy"));
  }

  static Proxy documentedWithProxyProtocol() {
    return new Proxy(
        "proxy-v2",
        HaProxy::start,
        Documented.configuration("HAProxy with the PROXY protocol", "haproxy"));
  }

  /** The same for gRPC: it speaks HTTP/2 to the server too. */
  static Proxy documentedForGrpc() {
    return documented()
        .replacing("  server app 127.0.0.1:8080\n", Documented.configuration("gRPC", "haproxy"));
  }

  private static void start(ProxyRun run, String configuration) throws Exception {
    String whole =
        """
        defaults
          mode http
          timeout connect 5s
          timeout client 30s
          timeout server 30s
        listen www
          bind 127.0.0.1:%d
          bind 127.0.0.1:%d ssl crt %s alpn h2,http/1.1 ssl-min-ver TLSv1.0 ciphers DEFAULT@SECLEVEL=0
        %s
        """
            .formatted(run.httpPort(), run.httpsPort(), run.keyAndCertificate(), configuration);
    run.run(
        "haproxy",
        List.of("haproxy", "-db", "-f", run.file("haproxy.cfg", whole).toString()),
        run.httpPort(),
        run.httpsPort());
  }
}
