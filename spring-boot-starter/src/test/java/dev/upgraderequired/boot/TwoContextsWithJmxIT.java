package dev.upgraderequired.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Two contexts with JMX in one process, as in the context cache of tests. */
@ExtendWith(OutputCaptureExtension.class)
class TwoContextsWithJmxIT {

  /** The MBeans of Spring need unique names for that. */
  private static final String[] JMX = {
    "--spring.jmx.enabled=true", "--spring.jmx.unique-names=true"
  };

  /** A constant, since the JDK keeps loggers by weak references only. */
  private static final Logger LOGGER = Logger.getLogger("dev.upgraderequired");

  @Test
  void haveAnMBeanEachWithoutAWarning(CapturedOutput output) throws Exception {
    // Tests are silent otherwise.
    LOGGER.setLevel(Level.INFO);
    try (Running first = Running.start(JMX);
        Running second = Running.start(JMX)) {
      assertThat(mBeans()).hasSize(2);
      assertThat(first.get("/").statusCode()).isEqualTo(426);
      assertThat(second.get("/").statusCode()).isEqualTo(426);
    }

    assertThat(mBeans()).isEmpty();
    assertThat(output.getAll())
        .contains("JMX has such a filter already")
        .doesNotContain(" WARN ", " ERROR ", "\tat ");
  }

  @AfterEach
  void silence() {
    LOGGER.setLevel(Level.OFF);
  }

  private static Set<ObjectName> mBeans() throws JMException {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("dev.upgraderequired:*"), null);
  }
}
