package dev.upgraderequired.proxy;

import java.util.List;

/** Starts a hitch, in front of a Varnish or of the example itself. */
final class Hitch {

  private static final String HEADING = "hitch and Varnish";

  private Hitch() {}

  static Proxy documentedWithVarnish() {
    return new Proxy(
        "varnish-hitch", Hitch::startWithVarnish, Documented.configuration(HEADING, "vcl"));
  }

  /** Without Varnish: the example takes the PROXY protocol itself, and cleartext from nobody. */
  static Proxy documented() {
    return new Proxy(
            "proxy-v2", (run, configuration) -> start(run, Integer.parseInt(configuration)), "8081")
        .unableToSpeak("cleartext");
  }

  private static void startWithVarnish(ProxyRun run, String configuration) throws Exception {
    int proxied = FreePorts.next();
    List<String> command =
        List.of(
            "varnishd",
            "-F",
            "-j",
            "none",
            "-n",
            run.directory().resolve("varnish").toString(),
            "-f",
            run.file("site.vcl", configuration).toString(),
            "-a",
            "127.0.0.1:" + run.httpPort() + ",HTTP",
            "-a",
            "127.0.0.1:" + proxied + ",PROXY",
            "-p",
            "feature=+http2",
            "-s",
            "malloc,16m");
    run.run("varnish", command, run.httpPort(), proxied);
    start(run, proxied);
  }

  private static void start(ProxyRun run, int backend) throws Exception {
    String whole =
        """
        user = "_hitch"
        group = "_hitch"
        frontend = "[127.0.0.1]:%d"
        backend = "[127.0.0.1]:%d"
        pem-file = "%s"
        tls-protos = TLSv1.0 TLSv1.1 TLSv1.2 TLSv1.3
        ciphers = "DEFAULT@SECLEVEL=0"
        workers = 1
        %s
        """
            .formatted(
                run.httpsPort(),
                backend,
                run.keyAndCertificate(),
                Documented.configuration(HEADING, "hitch"));
    run.run(
        "hitch", List.of("hitch", "--config=" + run.file("hitch.conf", whole)), run.httpsPort());
    // It listens once to try the address, and resets whoever has connected when it stops that; then
    // its worker listens.
    run.awaitHandshake();
  }
}
