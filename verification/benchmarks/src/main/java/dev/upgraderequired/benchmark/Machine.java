package dev.upgraderequired.benchmark;

import org.apache.catalina.util.ServerInfo;
import org.eclipse.jetty.server.Server;
import org.openjdk.jmh.util.Version;

/** Where figures come from. */
final class Machine {

  private Machine() {}

  static String inWords(int rounds) {
    return """
        %d processors, which clients and servers share; Java %s, Jetty %s, %s, JMH %s.
        Each ratio is of two things that were measured by turns in the same run: the **median** of all rounds \
        (least–most). Rounds: %d.
        """
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            Server.getVersion(),
            ServerInfo.getServerInfo(),
            Version.getPlainVersion(),
            rounds);
  }
}
