package dev.upgraderequired.boot;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.UpgradeRequiredFilterBuilder;
import dev.upgraderequired.spi.InvalidOptionsException;
import dev.upgraderequired.spi.InvalidOptionsException.Mistake;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.RefusalRenderer;
import dev.upgraderequired.spi.ViolationListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/** Builds the filter from properties and beans. */
record FilterFactory(UpgradeRequiredProperties properties, ApplicationContext context) {

  /** Looked up by name, since Spring Cloud is optional. */
  static final String SPRING_CLOUD =
      "org.springframework.cloud.context.environment.EnvironmentChangeEvent";

  /**
   * The filter.
   *
   * @throws InvalidOptionsException with all mistakes
   */
  UpgradeRequiredFilter filter() {
    // Meters are in the registry of the context; an MBean, if the context has some.
    UpgradeRequiredFilterBuilder builder =
        UpgradeRequiredFilter.builder()
            .globalMeters(false)
            .jmx(context.getEnvironment().getProperty("spring.jmx.enabled", Boolean.class, false))
            .defaults(given());
    beans(RefusalRenderer.class).forEach(builder::renderer);
    beans(ViolationListener.class).forEach(builder::listener);
    mode().ifPresent(builder::mode);
    List<Mistake> unreadable = PageContent.read(properties.page(), builder);
    beans(UpgradeRequiredCustomizer.class).forEach(each -> each.customize(builder));
    return build(builder, unreadable);
  }

  private Map<String, String> given() {
    Map<String, String> given = new HashMap<>(UnknownProperties.in(context.getEnvironment()));
    given.putAll(OptionValues.of(properties));
    return given;
  }

  private <T> Stream<T> beans(Class<T> type) {
    return context.getBeanProvider(type).orderedStream();
  }

  /** The mode from outside: a bean or, if Spring Cloud can change it, the environment. */
  private Optional<Supplier<Mode>> mode() {
    ResolvableType type = ResolvableType.forClassWithGenerics(Supplier.class, Mode.class);
    Supplier<Mode> bean = context.<Supplier<Mode>>getBeanProvider(type).getIfAvailable();
    if (bean != null) {
      return Optional.of(bean);
    }
    return properties.modeFile() == null
            && ClassUtils.isPresent(SPRING_CLOUD, context.getClassLoader())
        ? Optional.of(new EnvironmentMode(context.getEnvironment()))
        : Optional.empty();
  }

  private static UpgradeRequiredFilter build(
      UpgradeRequiredFilterBuilder builder, List<Mistake> unreadable) {
    List<Mistake> all = new ArrayList<>();
    UpgradeRequiredFilter filter = null;
    try {
      filter = builder.build();
    } catch (InvalidOptionsException refused) {
      all.addAll(refused.mistakes());
    }
    all.addAll(unreadable);
    if (filter == null || !all.isEmpty()) {
      throw new InvalidOptionsException(all);
    }
    return filter;
  }
}
