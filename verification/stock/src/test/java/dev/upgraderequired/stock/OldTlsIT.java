package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The documented file of Java permits TLS 1.0 and 1.1, and nothing else that this JDK forbids. */
@EnabledIfSystemProperty(
    named = StockTomcat.DISTRIBUTION,
    matches = ".+",
    disabledReason = "the file is for the distributions that -P stock gets")
class OldTlsIT {

  private static final List<String> OLD = List.of("TLSv1", "TLSv1.1");

  @Test
  void permitsOldTlsAlone() throws IOException {
    Path ofJdk = Distribution.JAVA_HOME.resolve("conf/security/java.security");

    assertThat(disabled(Documented.oldTls()))
        .doesNotContainAnyElementsOf(OLD)
        .containsAll(disabled(ofJdk).stream().filter(name -> !OLD.contains(name)).toList());
  }

  private static List<String> disabled(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      properties.load(text);
    }
    return Stream.of(properties.getProperty("jdk.tls.disabledAlgorithms", "").split(","))
        .map(String::strip)
        .toList();
  }
}
