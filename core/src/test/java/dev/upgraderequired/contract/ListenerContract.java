package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.UpgradeRequiredListener;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** {@link UpgradeRequiredListener}, where code has added it. */
public abstract class ListenerContract extends ContainerContract {

  @Test
  void saysWhatToDoWhereCodeHasAddedIt() throws Exception {
    AtomicReference<Exception> mistake = new AtomicReference<>();

    container()
        .withApplication(
            ContractApplication.of(context -> context.addListener(new Noting(mistake))))
        .stop();

    assertThat(mistake.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("UpgradeRequiredListener was added by code")
        .hasMessageContaining("FilterRegistrationBean");
  }

  /** Takes note of what the listener throws: some containers only log it. */
  private record Noting(AtomicReference<Exception> mistake) implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
      try {
        new UpgradeRequiredListener().contextInitialized(event);
      } catch (IllegalStateException e) {
        mistake.set(e);
      }
    }
  }
}
