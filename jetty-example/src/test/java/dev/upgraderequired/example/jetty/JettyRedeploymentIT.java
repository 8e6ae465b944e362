package dev.upgraderequired.example.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Wire;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.junit.jupiter.api.Test;

/** An application that has the filter's classes of its own, again and again. */
class JettyRedeploymentIT {

  private static final int TIMES = Integer.getInteger("redeployments", 10);

  /** The JDK and Jetty keep the last ones for a while. */
  private static final int MOST_THAT_MAY_BE_LEFT = 3;

  private static final String GET =
      "GET /redeployed/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  @Test
  void leavesNothingBehind() throws Exception {
    Server jetty = JettyExample.withoutApplication(ExampleOptions.forTest(Map.of()));
    ContextHandlerCollection applications = new ContextHandlerCollection(true);
    jetty.setHandler(applications);
    try (ExampleServer server = JettyExample.start(jetty)) {
      ContractServer ports = JettyContainer.of(server);
      List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
      loaders.add(deployedAndUndeployed(applications, ports));
      int threads = Thread.activeCount();
      for (int i = 1; i < TIMES; i++) {
        loaders.add(deployedAndUndeployed(applications, ports));
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
      ContextHandlerCollection applications, ContractServer server) throws Exception {
    try (ApplicationLoader loader = new ApplicationLoader()) {
      ServletContextHandler application = new ServletContextHandler("/redeployed");
      application.setClassLoader(loader);
      application.addFilter(loader.filter(), "/*", EnumSet.of(DispatcherType.REQUEST));
      application.addServlet(Served.class, "/");
      applications.addHandler(application);
      application.start();
      try (Wire cleartext = Wire.connect(server, "cleartext");
          Wire tls = Wire.connect(server, "TLSv1.3")) {
        assertThat(cleartext.send(GET).receiveAll()).startsWith("HTTP/1.1 426");
        assertThat(tls.send(GET).receiveAll()).startsWith("HTTP/1.1 200");
      }
      application.stop();
      applications.removeHandler(application);
      application.destroy();
      return new WeakReference<>(loader);
    }
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

  /** Not a servlet of the example, which would look for a control of its own class loader. */
  public static final class Served extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(HttpServletResponse.SC_OK);
    }
  }

  /** Has the library's classes of its own, as that of a web application. */
  private static final class ApplicationLoader extends URLClassLoader {

    ApplicationLoader() {
      super(
          new URL[] {
            UpgradeRequiredFilter.class.getProtectionDomain().getCodeSource().getLocation()
          },
          JettyRedeploymentIT.class.getClassLoader());
    }

    Class<? extends Filter> filter() throws ClassNotFoundException {
      Class<?> filter = loadClass(UpgradeRequiredFilter.class.getName());
      assertThat(filter.getClassLoader()).isSameAs(this);
      return filter.asSubclass(Filter.class);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      if (name.startsWith("dev.upgraderequired.")) {
        try {
          return findClass(name);
        } catch (ClassNotFoundException notOfTheLibrary) {
          // Its parent's, then.
        }
      }
      return super.loadClass(name, resolve);
    }

    @Override
    public URL getResource(String name) {
      URL own = findResource(name);
      return own == null ? super.getResource(name) : own;
    }
  }
}
