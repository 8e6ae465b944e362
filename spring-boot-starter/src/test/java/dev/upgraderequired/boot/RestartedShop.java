package dev.upgraderequired.boot;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.spi.ViolationListener;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that DevTools restarts for each line of the standard input. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
public class RestartedShop {

  private final MeterRegistry registry;

  RestartedShop(MeterRegistry registry) {
    this.registry = registry;
    EarlierApplications.add(RestartedShop.class.getClassLoader());
  }

  /** Called by the launcher in the thread {@code main}, and then by DevTools for each start. */
  public static void main(String[] arguments) {
    if (Thread.currentThread().getName().equals("main")) {
      Thread restarts = new Thread(RestartedShop::restartForEachLine, "restarts");
      restarts.setDaemon(true);
      restarts.start();
    }
    SpringApplication.run(RestartedShop.class, arguments);
  }

  /** Runs in the class loader of the launcher, so that it holds no restarted application. */
  private static void restartForEachLine() {
    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        .lines()
        .forEach(line -> Restarter.getInstance().restart());
    // The test has ended.
    System.exit(0);
  }

  /** A filter that outlived its application would hold the class loader by this bean. */
  @Bean
  ViolationListener listener() {
    return event -> {};
  }

  @GetMapping("/")
  String open() {
    return "open";
  }

  @GetMapping("/state")
  Map<String, Long> state() throws JMException, InterruptedException {
    Map<String, Long> state = new TreeMap<>();
    state.put("applications", EarlierApplications.started());
    state.put("class loaders", EarlierApplications.live());
    state.put("threads", EarlierApplications.threads());
    state.put("filters", filters());
    state.put("MBeans", mBeans());
    state.put("meters", meters(registry));
    state.put("global meters", meters(Metrics.globalRegistry));
    return state;
  }

  /** Number of filters in memory, counted by the JDK after a garbage collection. */
  private static long filters() throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    return histogram
        .toString()
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(
            columns -> columns[columns.length - 1].equals(UpgradeRequiredFilter.class.getName()))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  private static long mBeans() throws JMException {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("dev.upgraderequired:*"), null)
        .size();
  }

  private static long meters(MeterRegistry registry) {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .filter(id -> id.getName().startsWith("upgrade.required"))
        .count();
  }
}
