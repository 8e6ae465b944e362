package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upgraderequired.contract.Http2Client.Received;
import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar of an example, run as its README says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ExampleContract {

  private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private static final String TOUR = "GET / HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\n\r\n";

  private static final Pattern COMMAND =
      Pattern.compile("<code>(curl [^<]+)</code></pre><p><strong class=\"[a-z]+\">(\\d{3})");

  private RunningExample modern;
  private RunningExample legacy;

  /** The jar, as the build has made it. */
  protected abstract Path jar();

  @BeforeAll
  void startBoth() throws IOException {
    modern = start();
    legacy = start("--legacy-tls", "minimumTls=TLSv1.3", "exemptPaths=/health");
  }

  @AfterAll
  void stopBoth() {
    modern.stop();
    legacy.stop();
  }

  @Test
  void refusesCleartext() throws Exception {
    try (Wire wire = Wire.connect(modern, "cleartext")) {
      Message answer = wire.send(GET).receive("GET");

      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.field("Upgrade")).isEqualTo("TLS/1.3, TLS/1.2");
      assertThat(answer.field("Connection")).isEqualToIgnoringCase("Upgrade");
    }
  }

  @Test
  void showsThePageOverTls13() throws Exception {
    try (Wire wire = Wire.connect(modern, "TLSv1.3")) {
      assertThat(wire.send(GET).receive("GET").content()).contains("HTTP/1.1 over TLS/1.3");
    }
  }

  @Test
  void speaksHttp2OverTls() throws Exception {
    Received answer = Http2Client.send(modern, "TLSv1.3", "GET", "/");

    assertThat(answer.content()).contains("HTTP/2.0 over TLS/1.3");
  }

  /** What the tour says of each of its five commands, in both policies. */
  @Test
  void namesCommandsThatGiveWhatTheTourSays() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "there is no /usr/bin/curl");
    for (RunningExample jar : List.of(modern, legacy)) {
      List<MatchResult> commands = COMMAND.matcher(tour(jar)).results().toList();
      assertThat(commands).hasSize(5);
      for (MatchResult command : commands) {
        Process curl = new ProcessBuilder("sh", "-c", command.group(1) + " -s").start();
        String answer = new String(curl.getInputStream().readAllBytes(), UTF_8);

        assertThat(answer)
            .as(command.group(1))
            .matches("(?s)HTTP/[12.]+ " + command.group(2) + ".*");
      }
    }
  }

  @Test
  void servesTheReportThatTheTourShows() throws Exception {
    try (Wire wire = Wire.connect(modern, "TLSv1.3")) {
      Message report = wire.send(GET.replace("/ ", "/upgrade-report?format=json ")).receive("GET");

      assertThat(report.status()).isEqualTo(200);
      assertThat(report.content()).startsWith("{\"upgradeRequired\":");
    }
  }

  @Test
  void takesNoHostFromTheClientIntoACommand() throws Exception {
    try (Wire wire = Wire.connect(modern, "TLSv1.3")) {
      Message page = wire.send(TOUR.formatted("x;reboot:1")).receive("GET");

      assertThat(page.content()).doesNotContain("reboot");
    }
  }

  private static String tour(RunningExample jar) throws Exception {
    try (Wire wire = Wire.connect(jar, "TLSv1.3")) {
      return wire.send(TOUR.formatted("localhost:" + jar.httpsPort())).receive("GET").content();
    }
  }

  @Test
  void doesNotNegotiateTls11ByItself() throws Exception {
    try (Wire wire = Wire.connect(modern, "TLSv1.1")) {
      assertThat(wire).as("a connection").isNull();
    } catch (SSLHandshakeException asWasDue) {
      assertThat(asWasDue).hasMessageContaining("protocol_version");
    }
  }

  @Test
  void showsTheRefusalOfOldTlsWhenAsked() throws Exception {
    for (String version : List.of("TLSv1", "TLSv1.1", "TLSv1.2")) {
      try (Wire wire = Wire.connect(legacy, version)) {
        Message answer = wire.send(GET).receive("GET");
        assertThat(answer.status()).as(version).isEqualTo(426);
        assertThat(answer.field("Upgrade")).isEqualTo("TLS/1.3");
      }
    }
  }

  @Test
  void overridesItsOptionsByInitParams() throws Exception {
    try (Wire wire = Wire.connect(legacy, "cleartext")) {
      assertThat(wire.send(GET.replace("/ ", "/health ")).receive("GET").status()).isEqualTo(200);
    }
  }

  /** With old TLS, so that there is a client that violates only what is planned. */
  @ParameterizedTest
  @CsvSource({
    "enforceFrom=+9h brownouts=+1h/PT1H, 200, true,  false",
    "enforceFrom=+9h brownouts=-1h/+1h,  426, false, true",
    "enforceFrom=-1h,                    426, false, false"
  })
  void plansAStricterPolicy(String dates, int status, boolean warned, boolean temporary)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--legacy-tls", "plannedMinimumTls=TLSv1.3"));
    arguments.addAll(List.of(RolloutContract.dated(dates).split(" ")));
    RunningExample jar = start(arguments.toArray(String[]::new));
    try (Wire cleartext = Wire.connect(jar, "cleartext");
        Wire tls12 = Wire.connect(jar, "TLSv1.2");
        Wire tls13 = Wire.connect(jar, "TLSv1.3")) {
      Message answer = tls12.send(GET).receive("GET");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.field("Sunset").isEmpty()).isEqualTo(!warned);
      assertThat(answer.field("Retry-After").isEmpty()).isEqualTo(!temporary);
      assertThat(cleartext.send(GET).receive("GET").status()).isEqualTo(426);
      assertThat(tls13.send(GET).receive("GET").status()).isEqualTo(200);
    } finally {
      jar.stop();
    }
  }

  @Test
  void letsAnOperatorSwitchTheMode() throws Exception {
    RunningExample jar = start();
    try (JMXConnector jmx = jar.connectJmx();
        Wire wire = Wire.connect(jar, "cleartext")) {
      UpgradeRequiredFilterMXBean filter = filter(jmx.getMBeanServerConnection());

      assertThat(wire.send(GET).receive("GET").status()).isEqualTo(426);
      filter.setMode("report-only");
      assertThat(wire.send(GET).receive("GET").status()).isEqualTo(200);
      filter.setMode("enforce");
      assertThat(wire.send(GET).receive("GET").status()).isEqualTo(426);

      assertThat(filter.getVerdicts()).contains(entry("refused", 2L), entry("observed", 1L));
      assertThatThrownBy(() -> filter.setMode("on"))
          .hasMessage("\"on\" is not a mode; use enforce, report-only or off");
    } finally {
      jar.stop();
    }
  }

  /** By the class in this very jar, in a server that no option has prepared for it. */
  @Test
  void letsAnOperatorSwitchTheModeByACommand() throws Exception {
    RunningExample jar = start();
    String pid = Long.toString(jar.process().pid());
    try (Wire wire = Wire.connect(jar, "cleartext")) {
      assertThat(switchMode("--pid", pid))
          .isEqualTo("pid " + pid + ", /, filter \"upgradeRequired\": enforce\n");

      assertThat(switchMode("report-only", "--pid", pid))
          .isEqualTo("pid " + pid + ", /, filter \"upgradeRequired\": enforce -> report-only\n");
      assertThat(wire.send(GET).receive("GET").status()).isEqualTo(200);
      switchMode("reset", "--pid", pid);
      assertThat(wire.send(GET).receive("GET").status()).isEqualTo(426);
    } finally {
      jar.stop();
    }
    assertThat(switchMode("off", "--pid", pid)).startsWith("pid " + pid + " is not running");
  }

  private String switchMode(String... arguments) throws Exception {
    List<String> command = command(List.of(), arguments);
    command.set(command.indexOf("-jar"), "-cp");
    command.add(command.indexOf(jar().toString()) + 1, "dev.upgraderequired.SwitchMode");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  @Test
  void startsInALocaleWithOtherDigits() throws Exception {
    RunningExample jar = RunningExample.start(commandIn("fa-IR", "--http", "0", "--https", "0"));
    try (Wire wire = Wire.connect(jar, "cleartext")) {
      assertThat(wire.send(GET).receive("GET").status()).isEqualTo(426);
    } finally {
      jar.stop();
    }
  }

  @Test
  void writesAdviceInTheDigitsThatAnOptionTakes() throws Exception {
    Process process =
        new ProcessBuilder(
                commandIn("fa-IR", "--http", "0", "--https", "0", "trustedProxies=10.0.0.1/8"))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).isNotZero();
    assertThat(output).contains("use 10.0.0.0/8 for the block or 10.0.0.1 for the address");
  }

  @Test
  void endsWithAMessageWhenAnInitParamIsWrong() throws Exception {
    Process process = run("--http", "0", "--https", "0", "minimumTLS=1.3");
    String output = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).isNotZero();
    assertThat(output).contains("minimumTLS: unknown option; did you mean minimumTls?");
  }

  @Test
  void endsWithAMessageWhenTheKeyStoreCannotBeOpened() throws Exception {
    Process process = run("--http", "0", "--https", "0", "--keystore", "no-such-file.p12");
    String output = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).isNotZero();
    assertThat(output).contains("no-such-file.p12").doesNotContain("\tat ");
  }

  private static UpgradeRequiredFilterMXBean filter(MBeanServerConnection jmx) throws Exception {
    ObjectName name =
        new ObjectName(
            "dev.upgraderequired:type=UpgradeRequiredFilter,context=\"/\",name=\"upgradeRequired\"");
    return JMX.newMXBeanProxy(jmx, name, UpgradeRequiredFilterMXBean.class);
  }

  private RunningExample start(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--http", "0", "--https", "0"));
    all.addAll(List.of(arguments));
    return RunningExample.start(command(List.of(), all.toArray(String[]::new)));
  }

  /** Runs the jar with these arguments. */
  protected final Process run(String... arguments) throws IOException {
    return run(List.of(), arguments);
  }

  /** Runs the jar with these arguments, in a JVM with these options. */
  protected final Process run(List<String> jvmOptions, String... arguments) throws IOException {
    return new ProcessBuilder(command(jvmOptions, arguments)).redirectErrorStream(true).start();
  }

  private List<String> commandIn(String tag, String... arguments) {
    Locale locale = Locale.forLanguageTag(tag);
    return command(
        List.of("-Duser.language=" + locale.getLanguage(), "-Duser.country=" + locale.getCountry()),
        arguments);
  }

  private List<String> command(List<String> jvmOptions, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It ends after a few requests: not worth the optimizing compiler.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(jvmOptions);
    command.addAll(List.of("-jar", jar().toString()));
    command.addAll(List.of(arguments));
    return command;
  }
}
