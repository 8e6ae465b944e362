package dev.upgraderequired.pages;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.springframework.test.web.servlet.MockMvc;

/**
 * The names that snippets of a page use without declaring them: here is all of it, and the prose of
 * the page names each as code.
 */
public final class Given {

  private static final Map<String, Class<?>> PAGES =
      Map.of(
          "README.md", Readme.class,
          "docs/fleet.md", Fleet.class,
          "docs/monitoring.md", Monitoring.class,
          "docs/proxies.md", Proxies.class,
          "docs/spring-boot.md", SpringBoot.class);

  private Given() {}

  static Class<?> on(Page page) {
    return PAGES.getOrDefault(page.path(), Nothing.class);
  }

  /** For all other pages. */
  public abstract static class Nothing {}

  public abstract static class Readme {
    protected ServletContext context;
  }

  public abstract static class Fleet {
    protected Predicate<String> flags;
  }

  public abstract static class Monitoring {
    protected UpgradeRequiredFilter filter;
    protected ServletContext managementContext;
    protected ServletContext servletContext;
    protected ServletContextHandler management;
    protected MeterRegistry registry;
    protected HttpServletRequest request;
    protected NegotiatedProtocol protocol;
    protected String address;
    protected Consumer<String> revoke;
  }

  public abstract static class Proxies {
    protected Server server;
  }

  public abstract static class SpringBoot {
    protected MockMvc mvc;
  }
}
