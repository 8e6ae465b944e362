package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.management.JMX;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attributes of the filter in JMX, and the mode that an operator sets there. */
public abstract class ManagementContract extends ContainerContract {

  private static final MBeanServer JMX_SERVER = ManagementFactory.getPlatformMBeanServer();
  private static final String NAME =
      "dev.upgraderequired:type=UpgradeRequiredFilter,context=\"/\",name=\"upgradeRequired\"";

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.*) \\|$");

  /** Code, and links. */
  private static final String MARKUP = "[`\\[]([^`\\]]*)(?:`|]\\([^)]*\\))";

  /** Of a standard MBean that describes nothing. */
  private static final String DEFAULT_DESCRIPTION = "Operation exposed for management";

  private FilterLog log;
  private ContractServer server;
  private ObjectName name;
  private UpgradeRequiredFilterMXBean filter;

  @BeforeEach
  void startServer() throws Exception {
    log = new FilterLog();
    server = start(Map.of("minimumTls", "TLSv1.2", "exemptPaths", "/health"));
    name = new ObjectName(NAME);
    filter = JMX.newMXBeanProxy(JMX_SERVER, name, UpgradeRequiredFilterMXBean.class);
  }

  @AfterEach
  void stopAll() {
    stopServer();
    log.close();
  }

  @Test
  void countsRequests() throws Exception {
    get("cleartext", "/contract/x", "/contract/x", "/health");
    get("TLSv1.1", "/contract/x");
    get("TLSv1.3", "/contract/x", "/contract/x", "/contract/x");

    assertThat(filter.getRequests()).isEqualTo(7);
    assertThat(filter.getClients()).isEqualTo(1);
    assertThat(filter.getVerdicts())
        .containsExactly(
            entry("proceeded", 3L),
            entry("exempt", 1L),
            entry("observed", 0L),
            entry("warned", 0L),
            entry("refused", 3L));
    assertThat(filter.getViolations())
        .containsExactly(entry("cleartext", 3L), entry("tls-version-too-low", 1L));
    assertThat(filter.getProtocols())
        .containsExactly(
            entry("HTTP/1.1 none exempt", 1L),
            entry("HTTP/1.1 none refused", 2L),
            entry("HTTP/1.1 TLS/1.1 refused", 1L),
            entry("HTTP/1.1 TLS/1.3 proceeded", 3L));
  }

  @Test
  void showsThePlan() throws Exception {
    assertThat(filter.getPlan()).isEmpty();
    assertThat(filter.getEnforceFrom()).isNull();
    assertThat(filter.isBrownout()).isFalse();
    stopServer();
    PlannedOptions options = PlannedOptions.now();
    server = start(options.asMap());
    get("cleartext", "/contract/x");
    get("TLSv1.2", "/contract/x", "/contract/x", "/health");
    get("TLSv1.3", "/contract/x");

    assertThat(filter.getPlan())
        .isEqualTo("TLS 1.3 or newer from " + options.enforceFrom() + " on");
    assertThat(filter.getEnforceFrom()).isEqualTo(options.enforceFrom().toString());
    assertThat(filter.isBrownout()).isTrue();
    assertThat(filter.getPlannedVerdicts())
        .containsExactly(
            entry("exempt", 1L), entry("observed", 0L), entry("warned", 0L), entry("refused", 2L));
    assertThat(filter.getVerdicts()).contains(entry("exempt", 1L), entry("refused", 3L));
  }

  @Test
  void reportsWhatEachMinimumWouldRefuse() throws Exception {
    get("cleartext", "/contract/x", "/health");
    get("TLSv1.1", "/contract/x");
    get("TLSv1.2", "/contract/x");
    get("TLSv1.3", "/contract/x");

    assertThat(filter.getWhatIfRequests())
        .containsExactly(
            // Not /health, which is exempt.
            entry("TLS", 1L),
            entry("TLS/1.1", 1L),
            entry("TLS/1.2", 2L),
            entry("TLS/1.3", 3L),
            entry("HTTP/1.1", 0L),
            entry("HTTP/2.0", 4L),
            entry("HTTP/3.0", 4L));
    assertThat(filter.getWhatIfClients()).contains(entry("TLS/1.3", 1L), entry("HTTP/1.1", 0L));
  }

  @Test
  void namesTheTopViolatorsMostFrequentFirst() throws Exception {
    get("cleartext", "/a/x");
    get("cleartext", "/z/x", "/z/y", "/z/z");
    get("cleartext", "/m/x", "/m/y");

    assertThat(filter.getTopViolators().values()).containsExactly(3L, 2L, 1L);
    assertThat(filter.getTopViolators().keySet())
        .allMatch(who -> who.startsWith("127.0.0.0/24 ") && who.endsWith(" direct"))
        .first()
        .matches(who -> who.contains(" /z"));
  }

  @Test
  void switchesTheModeFromTheNextRequestOn() throws Exception {
    assertThat(filter.getMode()).isEqualTo("enforce");
    assertThat(filter.getPolicy()).startsWith("Requires TLS 1.2 or newer");
    assertThat(get("cleartext", "/contract/x")).containsExactly(426);

    filter.setMode("report-only");

    assertThat(filter.getMode()).isEqualTo("report-only");
    assertThat(filter.getPolicy()).startsWith("Only reports, and would require TLS 1.2 or newer");
    assertThat(get("cleartext", "/contract/x")).containsExactly(200);
    assertThat(log.lines())
        .contains("WARNING: The mode has been switched from enforce to report-only by hand");

    filter.setMode("enforce");

    assertThat(get("cleartext", "/contract/x")).containsExactly(426);
    assertThat(filter.getVerdicts()).contains(entry("refused", 2L), entry("observed", 1L));
  }

  @Test
  void saysWhichModesThereAre() {
    for (String mode : new String[] {"reportonly", "", null}) {
      assertThatThrownBy(() -> filter.setMode(mode))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("\"" + mode + "\" is not a mode; use enforce, report-only or off");
    }
    assertThat(filter.getMode()).isEqualTo("enforce");
    assertThat(log.lines()).noneMatch(line -> line.contains("switched"));
  }

  /** A row of the page for each attribute, which begins with the description in JMX. */
  @Test
  void describesAttributesAsThePageDoes() throws Exception {
    Map<String, String> rows = new TreeMap<>();
    String page = Files.readString(Repository.file("docs/monitoring.md"));
    ROW.matcher(page.substring(page.indexOf("\n## JMX\n"), page.indexOf("\n## Meters\n")))
        .results()
        .forEach(row -> rows.put(row.group(1), row.group(2).replaceAll(MARKUP, "$1")));
    MBeanAttributeInfo[] attributes = JMX_SERVER.getMBeanInfo(name).getAttributes();

    assertThat(attributes).extracting(MBeanAttributeInfo::getName).hasSameElementsAs(rows.keySet());
    assertThat(attributes)
        .allSatisfy(
            attribute ->
                assertThat(rows.get(attribute.getName())).startsWith(attribute.getDescription()));
  }

  /** And not by a name alone, as JMX does by default. */
  @Test
  void describesItselfAndItsOperations() throws Exception {
    MBeanInfo bean = JMX_SERVER.getMBeanInfo(name);

    assertThat(bean.getDescription()).startsWith("What a filter of Upgrade Required counts");
    assertThat(bean.getOperations())
        .extracting(MBeanOperationInfo::getName)
        .containsExactly("resetMode");
    assertThat(bean.getOperations())
        .allSatisfy(
            operation -> {
              assertThat(operation.getDescription())
                  .isNotEqualTo(DEFAULT_DESCRIPTION)
                  .contains(" ");
              assertThat(operation.getSignature()).isEmpty();
            });
  }

  @Test
  void isGoneWithTheApplication() {
    assertThat(JMX_SERVER.isRegistered(name)).isTrue();

    stopServer();

    assertThat(JMX_SERVER.isRegistered(name)).isFalse();
  }

  /** As if another application of the same path had it, on another host of the same container. */
  @Test
  void startsWhereTheNameIsTaken() throws Exception {
    stopServer();
    JMX_SERVER.registerMBean(new Other(), name);
    try {
      server = start(Map.of("minimumTls", "TLSv1.2"));
      assertThat(get("cleartext", "/contract/x")).containsExactly(426);
      ObjectName second = new ObjectName(name + ",instance=2");
      assertThat(JMX_SERVER.isRegistered(second)).isTrue();
      stopServer();

      assertThat(log.lines())
          .contains("INFO: JMX has such a filter already; this one is " + second);
      assertThat(JMX_SERVER.isRegistered(second)).isFalse();
      assertThat(JMX_SERVER.isInstanceOf(name, Other.class.getName())).isTrue();
    } finally {
      JMX_SERVER.unregisterMBean(name);
    }
  }

  private void stopServer() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  private List<Integer> get(String transport, String... paths) throws Exception {
    try (Wire wire = Wire.connect(server, transport)) {
      List<Integer> statuses = new ArrayList<>();
      for (String path : paths) {
        String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        statuses.add(wire.send(head).receive("GET").status());
      }
      return statuses;
    }
  }

  /** An MBean of somebody else's. */
  public interface OtherMBean {}

  /** One that has our name. */
  public static final class Other implements OtherMBean {}
}
