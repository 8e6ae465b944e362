package dev.upgraderequired.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * The order of the filter. By default it comes first, but right behind the filter of Spring Boot
 * that observes requests, so that {@code http.server.requests} and traces have refusals. What then
 * comes earlier reads neither a session nor a body: observation, the character encoding and
 * forwarded headers.
 */
final class FilterOrder {

  /** Of WebMvcObservationAutoConfiguration. */
  private static final int OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 1;

  private FilterOrder() {}

  static int of(
      @Nullable Integer property,
      ObjectProvider<FilterRegistrationBean<ServerHttpObservationFilter>> observation) {
    if (property != null) {
      return property;
    }
    // Not behind one that the application has put elsewhere, such as behind its login.
    return observation.stream().anyMatch(filter -> filter.getOrder() == OBSERVATION)
        ? OBSERVATION + 1
        : Ordered.HIGHEST_PRECEDENCE;
  }
}
