package dev.upgraderequired.proxy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts an Apache httpd. */
final class Apache {

  private static final String MODULES = "/usr/lib/apache2/modules/mod_%1$s.so";

  private Apache() {}

  static Proxy documented() {
    return new Proxy("apache", Apache::start, Documented.configuration("Apache", "apache"));
  }

  static Proxy documentedByAjp() {
    return new Proxy("ajp", Apache::start, Documented.configuration("Apache by AJP", "apache"));
  }

  private static void start(ProxyRun run, String configuration) throws Exception {
    String whole =
        """
        ServerName localhost
        DefaultRuntimeDir %1$s
        PidFile apache.pid
        ErrorLog /dev/stderr
        User www-data
        Group www-data
        %2$s
        Listen 127.0.0.1:%3$d
        Listen 127.0.0.1:%4$d
        Protocols h2 http/1.1
        <VirtualHost *:%3$d>
        %5$s
        </VirtualHost>
        <VirtualHost *:%4$d>
        SSLEngine on
        SSLProtocol +TLSv1 +TLSv1.1 +TLSv1.2 +TLSv1.3
        SSLCipherSuite DEFAULT@SECLEVEL=0
        SSLCertificateFile %6$s
        SSLCertificateKeyFile %7$s
        %5$s
        </VirtualHost>
        """
            .formatted(
                run.directory(),
                modules(),
                run.httpPort(),
                run.httpsPort(),
                configuration,
                run.certificate(),
                run.key());
    List<String> command =
        List.of(
            "apache2",
            "-d",
            run.directory().toString(),
            "-f",
            run.file("apache.conf", whole).toString(),
            "-DFOREGROUND");
    run.run("apache2", command, run.httpPort(), run.httpsPort());
  }

  private static String modules() {
    return Stream.of(
            "mpm_event",
            "authz_core",
            "headers",
            "http2",
            "proxy",
            "proxy_http",
            "proxy_ajp",
            "socache_shmcb",
            "ssl")
        .map(("LoadModule %1$s_module " + MODULES)::formatted)
        .collect(Collectors.joining("\n"));
  }
}
