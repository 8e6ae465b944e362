package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Applications that route by the path, each in its own way. What is hit says its own name: that of
 * a handler, or with plain servlets the path that the servlet sees.
 */
enum PathApplication {
  SERVLETS_OF_EXACT_PATHS {
    @Override
    void register(ServletContext context) {
      servlets(context, List.of("/health", "/api/public/*", "/api/private/*", "/"));
    }
  },
  SERVLETS_OF_PREFIXES {
    @Override
    void register(ServletContext context) {
      servlets(context, List.of("/api/*", "*.ico", "/"));
    }
  },
  ONE_SERVLET {
    @Override
    void register(ServletContext context) {
      servlets(context, List.of("/*"));
    }
  },
  SPRING_MVC {
    @Override
    void register(ServletContext context) {
      spring(context, Handlers.class);
    }
  },
  /** With the matcher that was the default before Spring 5.3. */
  SPRING_MVC_ANT_PATHS {
    @Override
    void register(ServletContext context) {
      spring(context, Handlers.class, AntPaths.class);
    }
  },
  JERSEY {
    @Override
    void register(ServletContext context) {
      ResourceConfig resources =
          new ResourceConfig(
              Health.class,
              PublicApi.class,
              PrivateApi.class,
              Acme.class,
              Admin.class,
              Others.class);
      context.addServlet("jersey", new ServletContainer(resources)).addMapping("/*");
    }
  };

  abstract void register(ServletContext context);

  boolean hasHandlers() {
    return this == SPRING_MVC || this == SPRING_MVC_ANT_PATHS || this == JERSEY;
  }

  private static void servlets(ServletContext context, List<String> mappings) {
    for (String mapping : mappings) {
      context.addServlet("servlet at " + mapping, new Servlet()).addMapping(mapping);
    }
  }

  private static void spring(ServletContext context, Class<?>... configuration) {
    AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
    spring.register(configuration);
    var registration = context.addServlet("spring", new DispatcherServlet(spring));
    registration.setLoadOnStartup(1);
    registration.addMapping("/");
  }

  private static final class Servlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      byte[] path = PathContract.decoded(request).getBytes(UTF_8);
      response.setContentType("text/plain;charset=utf-8");
      response.setContentLength(path.length);
      response.getOutputStream().write(path);
    }
  }

  /** Of Spring MVC. */
  @RestController
  public static class Handlers {

    @RequestMapping("/health")
    public String health() {
      return "/health";
    }

    @RequestMapping("/api/public/**")
    public String publicApi() {
      return "/api/public";
    }

    @RequestMapping("/api/private/**")
    public String privateApi() {
      return "/api/private";
    }

    @RequestMapping("/.well-known/acme-challenge/**")
    public String acme() {
      return "/.well-known/acme-challenge";
    }

    @RequestMapping("/admin/**")
    public String admin() {
      return "/admin";
    }

    @RequestMapping("/**")
    public String others() {
      return "/";
    }
  }

  /** Matches by text and not by segment, after it has decoded and cleaned the path. */
  public static class AntPaths {

    @Bean
    public RequestMappingHandlerMapping requestMappingHandlerMapping() {
      RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
      mapping.setPatternParser(null);
      return mapping;
    }
  }

  /** Resources of Jersey. */
  @Produces("text/plain")
  public abstract static class Resource {

    private final String name;

    Resource(String name) {
      this.name = name;
    }

    @GET
    public String get() {
      return name;
    }

    @POST
    public String post() {
      return name;
    }
  }

  @Path("health")
  public static class Health extends Resource {
    public Health() {
      super("/health");
    }
  }

  @Path("api/public{rest: (/.*)?}")
  public static class PublicApi extends Resource {
    public PublicApi() {
      super("/api/public");
    }
  }

  @Path("api/private/{rest: .*}")
  public static class PrivateApi extends Resource {
    public PrivateApi() {
      super("/api/private");
    }
  }

  @Path(".well-known/acme-challenge/{rest: .*}")
  public static class Acme extends Resource {
    public Acme() {
      super("/.well-known/acme-challenge");
    }
  }

  @Path("admin/{rest: .*}")
  public static class Admin extends Resource {
    public Admin() {
      super("/admin");
    }
  }

  @Path("{rest: .*}")
  public static class Others extends Resource {
    public Others() {
      super("/");
    }
  }
}
