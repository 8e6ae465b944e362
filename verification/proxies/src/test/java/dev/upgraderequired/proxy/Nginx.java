package dev.upgraderequired.proxy;

import java.util.List;

/** Starts an nginx. */
final class Nginx {

  private Nginx() {}

  static Proxy documented() {
    return new Proxy("nginx", Nginx::start, Documented.configuration("nginx", "nginx"));
  }

  /** The same for gRPC, which takes fields of its own. */
  static Proxy documentedForGrpc() {
    return new Proxy("nginx", Nginx::start, Documented.configuration("gRPC", "nginx"));
  }

  // What stands ahead of the first location belongs to the section around the server.
  private static void start(ProxyRun run, String configuration) throws Exception {
    int locations = configuration.indexOf("location ");
    String whole =
        """
        daemon off;
        master_process off;
        pid nginx.pid;
        events {}
        http {
          access_log off;
          client_max_body_size 64m;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          %s
          server {
            listen 127.0.0.1:%d;
            listen 127.0.0.1:%d ssl http2;
            ssl_certificate %s;
            ssl_certificate_key %s;
            ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;
            ssl_ciphers DEFAULT@SECLEVEL=0;
            %s
          }
        }
        """
            .formatted(
                configuration.substring(0, locations),
                run.httpPort(),
                run.httpsPort(),
                run.certificate(),
                run.key(),
                configuration.substring(locations));
    List<String> command =
        List.of(
            "nginx",
            "-p",
            run.directory().toString(),
            "-c",
            run.file("nginx.conf", whole).toString(),
            "-e",
            "stderr");
    run.run("nginx", command, run.httpPort(), run.httpsPort());
  }
}
