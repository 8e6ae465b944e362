package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The same for Tomcat, whose MBeans are read from outside. */
abstract class TomcatServerContract extends ServerWideContract {

  private int jmxPort;

  abstract StockTomcat tomcat();

  @Override
  final ProcessBuilder container(Site site) throws IOException {
    jmxPort = Site.freePort();
    Applications.deployClosed(site);
    ServerWide.addLibrary(site, "lib");
    return tomcat()
        .configure(
            site,
            List.of(
                "-Dcom.sun.management.jmxremote.port=" + jmxPort,
                "-Dcom.sun.management.jmxremote.rmi.port=" + jmxPort,
                "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                "-Djava.rmi.server.hostname=127.0.0.1",
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false"));
  }

  /** The names of the filters in JMX, in alphabetical order. */
  final List<String> mBeans() throws Exception {
    String url = "service:jmx:rmi:///jndi/rmi://127.0.0.1:%d/jmxrmi".formatted(jmxPort);
    try (JMXConnector jmx = JMXConnectorFactory.connect(new JMXServiceURL(url))) {
      MBeanServerConnection connection = jmx.getMBeanServerConnection();
      Set<String> names = new TreeSet<>();
      for (ObjectName name : connection.queryNames(new ObjectName("dev.upgraderequired:*"), null)) {
        assertThat(
                JMX.newMXBeanProxy(connection, name, UpgradeRequiredFilterMXBean.class)
                    .getRequests())
            .isNotNegative();
        names.add(name.toString());
      }
      return List.copyOf(names);
    }
  }
}
