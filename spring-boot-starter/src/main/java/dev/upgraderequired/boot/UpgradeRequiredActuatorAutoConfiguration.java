package dev.upgraderequired.boot;

import dev.upgraderequired.spi.UpgradeRequiredControl;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * The endpoint and the information of the actuator, for the filter of the starter or for any whose
 * {@link UpgradeRequiredControl} is a bean.
 */
@AutoConfiguration(after = UpgradeRequiredAutoConfiguration.class)
@ConditionalOnClass({WebEndpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(UpgradeRequiredControl.class)
public class UpgradeRequiredActuatorAutoConfiguration {

  UpgradeRequiredActuatorAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnAvailableEndpoint
  UpgradeRequiredEndpoint upgradeRequiredEndpoint(UpgradeRequiredControl control) {
    return new UpgradeRequiredEndpoint(control);
  }

  @Bean
  @ConditionalOnEnabledInfoContributor("upgrade-required")
  InfoContributor upgradeRequiredInfoContributor(UpgradeRequiredControl control) {
    return new PolicyInfo(control);
  }
}
