package dev.upgraderequired.internal.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** The command, with processes whose MBeans are in this one. */
class ModeCommandTest {

  private final Map<String, MBeanServer> processes = new TreeMap<>();
  private final Map<String, String> modes = new LinkedHashMap<>();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void showsTheFiltersOfAllProcesses() throws Exception {
    add("7", "/shop", "guard");
    add("7", "/", "guard");
    add("8", "/shop", "guard\n");
    processes.put("9", MBeanServerFactory.newMBeanServer());

    assertThat(run()).isZero();

    assertThat(output.toString(UTF_8).lines())
        .containsExactly(
            "pid 7, /, filter \"guard\": enforce",
            "pid 7, /shop, filter \"guard\": enforce",
            "pid 8, /shop, filter \"guard\\n\": enforce");
    assertThat(errors.toString(UTF_8)).isEmpty();
  }

  @Test
  void switchesEveryFilterOfTheOnlyProcessThatHasAny() throws Exception {
    add("7", "/shop", "guard");
    add("7", "/", "guard");
    processes.put("9", MBeanServerFactory.newMBeanServer());

    assertThat(run("report-only")).isZero();

    assertThat(output.toString(UTF_8).lines())
        .containsExactly(
            "pid 7, /, filter \"guard\": enforce -> report-only",
            "pid 7, /shop, filter \"guard\": enforce -> report-only");
    assertThat(modes.values()).containsOnly("report-only");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          ARGUMENTS                           | SWITCHED
          OFF --pid 7                         | 7/a/guard 7/b/other
          off --all                           | 7/a/guard 7/b/other 8/a/guard
          --all --context /a off              | 7/a/guard 8/a/guard
          off --context /b                    | 7/b/other
          off --filter other                  | 7/b/other
          off --pid 7 --filter guard          | 7/a/guard
          """)
  void switchesTheFiltersThatMatch(String arguments, String switched) throws Exception {
    add("7", "/a", "guard");
    add("7", "/b", "other");
    add("8", "/a", "guard");

    assertThat(run(arguments.split(" "))).isZero();

    assertThat(modes.entrySet().stream().filter(mode -> mode.getValue().equals("off")))
        .extracting(Map.Entry::getKey)
        .containsExactly(switched.split(" "));
  }

  /** Anybody can register an MBean in this domain, in any process of the user. */
  @ParameterizedTest
  @ValueSource(strings = {"a=b", "context=x,name=y", "context=\"/\",name=y"})
  void skipsMBeansOfOtherNames(String properties) throws Exception {
    add("7", "/a", "guard");
    processes
        .get("7")
        .registerMBean(
            new StandardMBean(
                Mockito.mock(UpgradeRequiredFilterMXBean.class),
                UpgradeRequiredFilterMXBean.class,
                true),
            new ObjectName("dev.upgraderequired:type=UpgradeRequiredFilter," + properties));

    assertThat(run("off", "--context", "/a")).isZero();

    assertThat(output.toString(UTF_8).lines())
        .containsExactly("pid 7, /a, filter \"guard\": enforce -> off");
  }

  @Test
  void escapesWhatAProcessAnswers() throws Exception {
    add("7", "/", "guard");
    modes.put("7/guard", "\033[31mred");

    run();

    assertThat(output.toString(UTF_8)).doesNotContain("\033").contains("[31mred");
  }

  @Test
  void listsAllFiltersIfNoneIsMeant() throws Exception {
    add("7", "/a", "guard");

    assertThat(run("off", "--context", "/b")).isEqualTo(2);

    assertThat(modes.values()).containsOnly("enforce");
    assertThat(output.toString(UTF_8)).isEqualTo("pid 7, /a, filter \"guard\": enforce\n");
    assertThat(errors.toString(UTF_8)).contains("none of them is meant");
  }

  @Test
  void resetsTheMode() throws Exception {
    add("7", "/", "guard");
    run("off");

    assertThat(run("reset")).isZero();

    assertThat(output.toString(UTF_8).lines())
        .last()
        .isEqualTo("pid 7, /, filter \"guard\": off -> enforce");
  }

  @Test
  void tellsFiltersOfTheSameNameApart() throws Exception {
    add("7", "/", "guard");
    register("7", "/", "guard", ",instance=2");

    run();

    assertThat(output.toString(UTF_8))
        .contains("filter \"guard\": enforce", "filter \"guard\", instance 2: enforce");
  }

  @Test
  void switchesNothingInSeveralProcessesUnlessItIsAskedTo() throws Exception {
    add("7", "/", "guard");
    add("8", "/", "guard");

    assertThat(run("off")).isEqualTo(2);

    assertThat(modes.values()).containsOnly("enforce");
    assertThat(output.toString(UTF_8).lines()).hasSize(2);
    assertThat(errors.toString(UTF_8))
        .isEqualTo(
            "Nothing was switched: several processes have filters; add --pid PID or --all\n");
  }

  @Test
  void switchesTheOthersIfOneDoesNotAnswer() throws Exception {
    add("7", "/", "guard");
    processes.put("8", null);

    assertThat(run("off")).isEqualTo(1);

    assertThat(modes).containsEntry("7/guard", "off");
    assertThat(errors.toString(UTF_8)).isEqualTo("pid 8 cannot be reached\\n; ask its user\n");
  }

  @Test
  void switchesNothingIfNoneAnswers() throws Exception {
    processes.put("8", null);

    assertThat(run("off", "--pid", "8")).isEqualTo(2);

    assertThat(errors.toString(UTF_8)).contains("pid 8 cannot be reached", "No filter was found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          on              | "on" is not a mode; use enforce, report-only, off or reset
          off enforce     | "enforce" is one argument too many
          reset off       | "off" is one argument too many
          --mode          | --mode: unknown option
          off --pid       | --pid: its value is missing
          off --pid shop  | --pid: "shop" is not a number
          --context       | --context: its value is missing
          """,
      quoteCharacter = '~')
  void describesMistakes(String arguments, String message) throws Exception {
    add("7", "/", "guard");

    assertThat(run(arguments.split(" "))).isEqualTo(2);

    assertThat(errors.toString(UTF_8)).isEqualTo(message + "; see --help\n");
    assertThat(modes.values()).containsOnly("enforce");
  }

  @Test
  void describesItself() {
    assertThat(run("off", "--help")).isZero();

    assertThat(output.toString(UTF_8))
        .startsWith("Usage: java -jar upgrade-required-core-VERSION.jar [MODE]")
        .contains("--pid", "--all", "--context", "--filter", "reset", "Exit codes:");
  }

  private int run(String... arguments) {
    return new ModeCommand(
            new Fakes(), new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8))
        .run(arguments);
  }

  private void add(String pid, String context, String name) throws Exception {
    register(pid, context, name, "");
  }

  private void register(String pid, String context, String name, String instance) throws Exception {
    String key = pid + (context.equals("/") ? "" : context) + '/' + name + instance;
    modes.put(key, "enforce");
    UpgradeRequiredFilterMXBean bean = Mockito.mock(UpgradeRequiredFilterMXBean.class);
    Mockito.when(bean.getMode()).thenAnswer(call -> modes.get(key));
    Mockito.doAnswer(call -> modes.put(key, call.getArgument(0))).when(bean).setMode(Mockito.any());
    Mockito.doAnswer(call -> modes.put(key, "enforce")).when(bean).resetMode();
    processes
        .computeIfAbsent(pid, none -> MBeanServerFactory.newMBeanServer())
        .registerMBean(
            new StandardMBean(bean, UpgradeRequiredFilterMXBean.class, true),
            new ObjectName(
                "dev.upgraderequired:type=UpgradeRequiredFilter,context="
                    + ObjectName.quote(context)
                    + ",name="
                    + ObjectName.quote(name)
                    + instance));
  }

  /** Those of the test; one without MBeans does not answer. */
  private final class Fakes implements Jvms {

    @Override
    public List<String> pids() {
      return List.copyOf(processes.keySet());
    }

    @Override
    public <T> T call(String pid, Task<T> task) throws JvmException {
      MBeanServer mBeans = processes.get(pid);
      if (mBeans == null) {
        throw new JvmException("cannot be reached\n; ask its user", new IllegalStateException());
      }
      try {
        return task.call(mBeans);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }
}
