package dev.upgraderequired.proxy;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts an Apache Traffic Server. */
final class TrafficServer {

  private static final String HEADING = "Apache Traffic Server";
  private static final List<String> EMPTY =
      List.of("storage.config", "volume.config", "hosting.config", "cache.config");

  /** Of the one plugin or of the other, behind the lines of {@code remap.config}. */
  private static final Pattern SCRIPT =
      Pattern.compile("^(function|cond) .*", Pattern.MULTILINE | Pattern.DOTALL);

  private TrafficServer() {}

  static Proxy documented() {
    return new Proxy(
        "nginx",
        TrafficServer::start,
        Documented.configuration(HEADING, "remap") + Documented.configuration(HEADING, "lua"));
  }

  /** With the other plugin, which reports only the TLS version. */
  static Proxy documentedWithHeaderRewrite() {
    return new Proxy(
        "nginx",
        TrafficServer::start,
        Documented.configuration(HEADING, "remap") + Documented.configuration(HEADING, "rewrite"));
  }

  private static void start(ProxyRun run, String configuration) throws Exception {
    Matcher script = SCRIPT.matcher(configuration);
    if (!script.find()) {
      throw new IllegalArgumentException("has no script:\n" + configuration);
    }
    String plugin = script.group().startsWith("function") ? "tslua.so " : "header_rewrite.so ";
    run.file("remap.config", configuration.substring(0, script.start()));
    run.file("plugin.config", plugin + run.file("script", script.group()) + "\n");
    run.file("records.config", records(run));
    run.file(
        "ssl_multicert.config",
        "dest_ip=* ssl_cert_name=%s ssl_key_name=%s\n".formatted(run.certificate(), run.key()));
    run.file(
        "ip_allow.yaml",
        "ip_allow: [{apply: in, ip_addrs: 127.0.0.1, action: allow, methods: ALL}]\n");
    EMPTY.forEach(name -> run.file(name, ""));
    String root = "--run-root=" + run.file("runroot.yaml", directories(run));
    run.run("trafficserver", List.of("traffic_server", root), run.httpPort(), run.httpsPort());
  }

  // As root, it would take another user, who cannot read the directory.
  private static String records(ProxyRun run) {
    return """
    CONFIG proxy.config.http.server_ports STRING %d:ip-in=127.0.0.1 %d:ssl:ip-in=127.0.0.1
    CONFIG proxy.config.ssl.TLSv1 INT 1
    CONFIG proxy.config.ssl.TLSv1_1 INT 1
    CONFIG proxy.config.ssl.server.cipher_suite STRING DEFAULT@SECLEVEL=0
    CONFIG proxy.config.admin.user_id STRING #-1
    CONFIG proxy.config.exec_thread.autoconfig INT 0
    CONFIG proxy.config.exec_thread.limit INT 2
    CONFIG proxy.config.crash_log_helper STRING NULL
    %s
    """
        .formatted(run.httpPort(), run.httpsPort(), Documented.configuration(HEADING, "records"));
  }

  private static String directories(ProxyRun run) throws Exception {
    return """
    prefix: %1$s
    exec_prefix: /usr
    bindir: /usr/bin
    sbindir: /usr/bin
    libdir: /usr/lib/trafficserver
    libexecdir: /usr/lib/trafficserver/modules
    includedir: /usr/include
    sysconfdir: %1$s
    datadir: %2$s
    cachedir: %2$s
    localstatedir: %2$s
    runtimedir: %2$s
    logdir: %2$s
    """
        .formatted(run.directory(), Files.createDirectory(run.directory().resolve("run")));
  }
}
