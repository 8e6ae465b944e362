package dev.upgraderequired.proxy;

import dev.upgraderequired.example.tomcat.TomcatUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An nginx that reaches Tomcat by a Unix domain socket. */
class NginxByUnixSocketIT extends RealProxyContract {

  private static final Path DIRECTORY = directory();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  NginxByUnixSocketIT() {
    super(
        NginxByUnixSocketIT::start,
        Nginx.documented().replacing("proxy_pass http://127.0.0.1:8080;\n", proxyPass()));
  }

  private static String proxyPass() {
    return Documented.configuration("Unix domain sockets", "nginx")
        .replace("/run/app/http.sock", DIRECTORY.resolve("8080.sock").toString());
  }

  // A number in place of a port: the configuration of the proxy has it in the name of the file.
  private static Upstream start(Application application, Map<String, String> options)
      throws Exception {
    int number = NUMBER.incrementAndGet();
    Map<String, String> all = new HashMap<>(options);
    all.put("trustedProxies", "unix");
    Runnable stop = TomcatUpstream.startByUnixSocket(all, DIRECTORY.resolve(number + ".sock"));
    return new Upstream(number, number, stop);
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("sockets");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
