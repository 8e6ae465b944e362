package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.benchmark.Application;
import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** The Tomcat of the example, its connectors as they are, with another application. */
public final class BareTomcat {

  private BareTomcat() {}

  public static ExampleServer start(Application application, Path files) throws Exception {
    Tomcat tomcat = TomcatExample.withoutApplication(ExampleOptions.forTest(Map.of()));
    Context context = tomcat.addContext("", files.toString());
    context.addServletContainerInitializer(
        (classes, servletContext) -> application.register(servletContext), null);
    return TomcatExample.start(tomcat);
  }
}
