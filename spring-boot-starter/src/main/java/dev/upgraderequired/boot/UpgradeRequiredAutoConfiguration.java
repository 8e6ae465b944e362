package dev.upgraderequired.boot;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.UpgradeRequiredMeters;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Registers {@link UpgradeRequiredFilter} in a servlet web application, unless it registers one
 * itself. The filter guards WebSocket endpoints, too: Spring Boot puts it ahead of the container's
 * WebSocket filter. UpgradeRequiredListener cannot be registered here (Servlet 6.0 §4.4).
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(
    prefix = UpgradeRequiredProperties.PREFIX,
    name = "enabled",
    havingValue = "true",
    matchIfMissing = true)
@ConditionalOnMissingBean(
    value = UpgradeRequiredFilter.class,
    parameterizedContainer = FilterRegistrationBean.class)
@EnableConfigurationProperties(UpgradeRequiredProperties.class)
@ImportRuntimeHints(UpgradeRequiredRuntimeHints.class)
public class UpgradeRequiredAutoConfiguration {

  UpgradeRequiredAutoConfiguration() {}

  @Bean
  FilterRegistrationBean<UpgradeRequiredFilter> upgradeRequiredFilterRegistration(
      UpgradeRequiredProperties properties,
      ApplicationContext context,
      ObjectProvider<FilterRegistrationBean<ServerHttpObservationFilter>> observation) {
    FilterRegistrationBean<UpgradeRequiredFilter> registration =
        new FilterRegistrationBean<>(new FilterFactory(properties, context).filter());
    registration.setName("upgradeRequired");
    registration.setOrder(FilterOrder.of(properties.order(), observation));
    // All but INCLUDE, which can change neither the status nor the fields of a response.
    registration.setDispatcherTypes(
        DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC, DispatcherType.ERROR);
    return registration;
  }

  @Bean
  @ConditionalOnMissingBean
  UpgradeRequiredControl upgradeRequiredControl(
      FilterRegistrationBean<UpgradeRequiredFilter> registration) {
    return registration.getFilter().control();
  }

  /** The meters, in the registries of the context. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterBinder.class)
  static class Meters {

    Meters() {}

    @Bean
    MeterBinder upgradeRequiredMeters(FilterRegistrationBean<UpgradeRequiredFilter> registration) {
      return new UpgradeRequiredMeters(registration.getFilter())::bindTo;
    }
  }
}
