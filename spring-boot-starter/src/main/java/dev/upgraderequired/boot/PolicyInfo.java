package dev.upgraderequired.boot;

import dev.upgraderequired.spi.UpgradeRequiredControl;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Adds the mode and the policy in words to the {@code info} endpoint. */
record PolicyInfo(UpgradeRequiredControl control) implements InfoContributor {

  @Override
  public void contribute(Info.Builder builder) {
    builder.withDetail(
        "upgradeRequired", Map.of("mode", control.mode().toString(), "policy", control.policy()));
  }
}
