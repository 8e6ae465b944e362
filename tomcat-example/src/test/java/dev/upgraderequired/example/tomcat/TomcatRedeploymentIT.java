package dev.upgraderequired.example.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Wire;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.apache.catalina.core.ContainerBase;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.junit.jupiter.api.Test;

/** The .war of the example, which has the filter's classes of its own, again and again. */
class TomcatRedeploymentIT {

  private static final int TIMES = Integer.getInteger("redeployments", 10);

  /** The JDK and Tomcat keep the last ones for a while. */
  private static final int MOST_THAT_MAY_BE_LEFT = 3;

  private static final String GET =
      "GET /redeployed/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  @Test
  void leavesNothingBehind() throws Exception {
    Tomcat tomcat = TomcatExample.withoutApplication(ExampleOptions.forTest(Map.of()));
    String war = TomcatExample.copyOfWar("redeployed.war", tomcat);
    try (ExampleServer server = TomcatExample.start(tomcat)) {
      List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
      loaders.add(deployedAndUndeployed(war, tomcat, server));
      int threads = Thread.activeCount();
      for (int i = 1; i < TIMES; i++) {
        loaders.add(deployedAndUndeployed(war, tomcat, server));
      }
      assertThat(left(loaders)).isLessThanOrEqualTo(MOST_THAT_MAY_BE_LEFT);
      assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + MOST_THAT_MAY_BE_LEFT);
      assertThat(
              ManagementFactory.getPlatformMBeanServer()
                  .queryNames(
                      new ObjectName("dev.upgraderequired:context=\"/redeployed\",*"), null))
          .isEmpty();
    }
  }

  private static WeakReference<ClassLoader> deployedAndUndeployed(
      String war, Tomcat tomcat, ExampleServer server) throws Exception {
    // Started only once it is configured: by default Tomcat scans the whole class path of the test.
    ((ContainerBase) tomcat.getHost()).setStartChildren(false);
    StandardContext application = (StandardContext) tomcat.addWebapp("/redeployed", war);
    // How long it waits for requests that are going on; there are none.
    application.setUnloadDelay(0);
    application.setContainerSciFilter("org\\.eclipse\\.jetty\\..*");
    ((StandardJarScanner) application.getJarScanner()).setScanClassPath(false);
    application.start();
    ClassLoader loader = application.getLoader().getClassLoader();
    assertThat(loader.loadClass("dev.upgraderequired.UpgradeRequiredFilter").getClassLoader())
        .isSameAs(loader);
    ContractServer ports = TomcatContainer.of(server);
    try (Wire cleartext = Wire.connect(ports, "cleartext");
        Wire tls = Wire.connect(ports, "TLSv1.3")) {
      assertThat(cleartext.send(GET).receiveAll()).startsWith("HTTP/1.1 426");
      assertThat(tls.send(GET).receiveAll()).startsWith("HTTP/1.1 200");
    }
    tomcat.getHost().removeChild(application);
    application.destroy();
    return new WeakReference<>(loader);
  }

  private static long left(List<WeakReference<ClassLoader>> loaders) throws InterruptedException {
    long left = loaders.size();
    for (int i = 0; i < 50 && left > MOST_THAT_MAY_BE_LEFT; i++) {
      System.gc();
      Thread.sleep(20);
      left = loaders.stream().filter(loader -> loader.get() != null).count();
    }
    return left;
  }
}
