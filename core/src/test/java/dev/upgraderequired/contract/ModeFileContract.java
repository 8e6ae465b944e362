package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.JMX;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file switches the mode of a running server. */
public abstract class ModeFileContract extends ContainerContract {

  private static final String NAME =
      "dev.upgraderequired:type=UpgradeRequiredFilter,context=\"/\",name=\"upgradeRequired\"";

  /** Far more than the second after which the file is read again. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private FilterLog log;
  private Path file;
  private ContractServer server;
  private UpgradeRequiredFilterMXBean jmx;

  @BeforeEach
  void startServer() throws Exception {
    log = new FilterLog();
    file = directory.resolve("mode");
    Files.writeString(file, "enforce\n");
    server = start(Map.of("minimumTls", "TLSv1.2", "modeFile", file.toString()));
    jmx =
        JMX.newMXBeanProxy(
            ManagementFactory.getPlatformMBeanServer(),
            new ObjectName(NAME),
            UpgradeRequiredFilterMXBean.class);
  }

  @AfterEach
  void stopAll() {
    server.stop();
    log.close();
  }

  @Test
  void switchesTheModeWhenItIsWritten() throws Exception {
    assertThat(get()).isEqualTo(426);

    for (String mode : new String[] {"report-only", "enforce", "off", "enforce"}) {
      Files.writeString(file, mode + "\n");
      awaitStatus(mode.equals("enforce") ? 426 : 200);
      assertThat(jmx.getMode()).isEqualTo(mode);
    }

    assertThat(log.lines())
        .contains(
            "WARNING: The mode has been switched from enforce to report-only by modeFile " + file,
            "WARNING: The mode has been switched from off to enforce by modeFile " + file);
  }

  /** Kubernetes replaces a link to a directory, to which the file is a link. */
  @Test
  void switchesTheModeWhenALinkIsReplacedWithoutLosingARequest() throws Exception {
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("..data", "mode"));
    link("first", "enforce");
    AtomicBoolean stops = new AtomicBoolean();
    Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread load =
        new Thread(
            () -> {
              try {
                while (!stops.get()) {
                  statuses.add(get());
                }
              } catch (Throwable lost) {
                failure.set(lost);
              }
            });
    load.start();

    link("second", "report-only");
    awaitStatus(200);
    link("third", "enforce");
    awaitStatus(426);
    stops.set(true);
    load.join();

    assertThat(failure.get()).isNull();
    assertThat(statuses).containsExactlyInAnyOrder(200, 426);
  }

  @Test
  void keepsTheLastModeWithoutAFileAndWarnsOnce() throws Exception {
    Files.writeString(file, "report-only");
    awaitStatus(200);

    Files.writeString(file, "repotr-only");
    awaitLine("The mode stays report-only, since there is none in modeFile " + file + ": ");
    assertThat(get()).isEqualTo(200);
    Files.delete(file);
    Files.writeString(file, "enforce");
    awaitStatus(426);

    assertThat(log.lines()).filteredOn(line -> line.contains("The mode stays")).hasSize(1);
  }

  @Test
  void isOverriddenByJmxUntilThatIsReset() throws Exception {
    jmx.setMode("off");
    assertThat(get()).isEqualTo(200);

    Files.writeString(file, "report-only");
    // Longer than the filter takes to follow the file.
    Thread.sleep(1_500);
    assertThat(get()).isEqualTo(200);
    assertThat(jmx.getMode()).isEqualTo("off");

    jmx.resetMode();

    assertThat(jmx.getMode()).isEqualTo("report-only");
    assertThat(log.lines())
        .contains("WARNING: The mode has been reset by hand from off to report-only");
  }

  private void link(String version, String mode) throws Exception {
    Path data = Files.createDirectory(directory.resolve(version));
    Files.writeString(data.resolve("mode"), mode);
    Path link = Files.createSymbolicLink(directory.resolve("..data_tmp"), Path.of(version));
    Files.move(link, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
  }

  private void awaitStatus(int status) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (get() != status && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(get()).isEqualTo(status);
  }

  private void awaitLine(String text) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (log.lines().stream().noneMatch(line -> line.contains(text)) && System.nanoTime() < end) {
      get();
      Thread.sleep(20);
    }
    assertThat(log.lines()).anyMatch(line -> line.contains(text));
  }

  private int get() throws Exception {
    try (Wire wire = Wire.connect(server, "cleartext")) {
      return wire.send("GET /contract/x HTTP/1.1\r\nHost: localhost\r\n\r\n")
          .receive("GET")
          .status();
    }
  }
}
