package dev.upgraderequired.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.Message;
import dev.upgraderequired.contract.Wire;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tomcat's FilterValve, ahead of all applications. */
abstract class TomcatValveContract extends TomcatServerContract {

  private static final int UPLOAD = 1_000_000;

  /** What JMX calls the container that has the valve. */
  abstract String place();

  @ParameterizedTest
  @CsvSource({
    "/nowhere/at/all, cleartext, 426",
    "/nowhere/at/all, TLSv1.1,   426",
    "/nowhere/at/all, TLSv1.3,   404",
    "/closed/,        cleartext, 426",
    "/closed/,        TLSv1.1,   426",
    "/closed/,        TLSv1.3,   401",
    "/closed/x,       cleartext, 426",
    "/own/,           cleartext, 426"
  })
  void comesBeforeEverythingElse(String path, String transport, int status) throws Exception {
    assertThat(get(transport, path, "X-Other: x").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nowhere/at/all"})
  void refusesUploads(String path) throws Exception {
    try (Wire wire = Wire.connect(server(), "cleartext")) {
      wire.send(
              "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
                  .formatted(path, UPLOAD))
          .send(new byte[UPLOAD]);

      assertThat(wire.receive("POST").status()).isEqualTo(426);
    }
    logsNoStackTrace();
  }

  @Test
  void hasAnMBean() throws Exception {
    assertThat(mBeans())
        .contains(
            "dev.upgraderequired:type=UpgradeRequiredFilter,context=\"%s\",name=\"%s\""
                .formatted(place(), "dev.upgraderequired.UpgradeRequiredFilter"));
  }

  @Test
  void reportsInAnApplicationWithoutSuchAFilter() throws Exception {
    Message report = get("TLSv1.3", "/report/report", "Accept: application/json");

    assertThat(report.status()).isEqualTo(200);
    assertThat(report.content())
        .contains("Requires TLS 1.2 or newer of every request", "\"dev.upgraderequired.Upgrade");
  }

  @Test
  void countsAnAsynchronousRequestOnce() throws Exception {
    long before = requests();
    get("TLSv1.3", "/async", "X-Other: x");

    // The report itself is a request, too.
    assertThat(requests() - before).isEqualTo(2);
  }

  private long requests() throws Exception {
    String report = get("TLSv1.3", "/report/report?format=json", "X-Other: x").content();
    return Pattern.compile("\"verdict\":\"proceeded\",\"requests\":(\\d+)")
        .matcher(report)
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }
}
