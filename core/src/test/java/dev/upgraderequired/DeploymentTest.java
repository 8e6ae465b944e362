package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/**
 * The filter in a class loader of its own, as in a web application: whatever is missing there, and
 * when it ends.
 */
class DeploymentTest {

  private static final URL CORE =
      UpgradeRequiredFilter.class.getProtectionDomain().getCodeSource().getLocation();

  private static final int DEPLOYMENTS = Integer.getInteger("redeployments", 20);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void addRegistry() {
    Metrics.addRegistry(registry);
  }

  @AfterEach
  void removeRegistry() {
    Metrics.removeRegistry(registry);
  }

  /** The last is what only a run-time image without java.management lacks. */
  @ParameterizedTest
  @ValueSource(
      strings = {"io.micrometer.", "io.micrometer.core.instrument.Gauge", "javax.management."})
  void refusesWhateverIsMissing(String hidden) throws Exception {
    try (Application application = new Application(hidden)) {
      Filter filter = application.startedFilter();

      assertRefusal(filter);
      assertRefusal(filter);
      filter.destroy();
    }
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void loadsEveryClassWithoutMicrometer() throws Exception {
    Path core = Path.of(CORE.toURI());
    try (Application application = new Application("io.micrometer.");
        Stream<Path> files = Files.walk(core)) {
      List<String> classes =
          files
              .map(file -> core.relativize(file).toString())
              .filter(name -> name.endsWith(".class") && !name.equals("module-info.class"))
              .map(name -> name.replace(".class", "").replace('/', '.'))
              .toList();

      for (String name : classes) {
        assertThat(application.loadClass(name).getClassLoader()).isSameAs(application);
      }
      assertThat(classes).hasSizeGreaterThan(100);
    }
  }

  @Test
  void leavesNothingBehind() throws Exception {
    // In a thread of its own, since Mockito keeps what a thread has called last.
    FutureTask<WeakReference<Filter>> task = new FutureTask<>(this::startedAndEnded);
    Thread thread = new Thread(task);
    thread.start();
    WeakReference<Filter> filter = task.get();
    thread.join();
    Mockito.framework().clearInlineMocks();
    for (int i = 0; i < 50 && filter.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }

    // Not the class loader: the JDK itself keeps that of the record whose methods it linked last.
    assertThat(filter.get()).as("what is left of the application").isNull();
    assertThat(registry.getMeters()).isEmpty();
    assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
    assertThat(mBeans()).isEmpty();
  }

  @Test
  void usesTheLastConfigurationIfInitializedTwice() throws Exception {
    try (Application application = new Application("nothing")) {
      Filter filter = application.startedFilter("minimumTls", "none");
      assertThat(mBeans()).hasSize(1);
      filter.init(config("minimumTls", "TLSv1.2"));

      assertRefusal(filter);
      assertThat(mBeans()).hasSize(1);
      filter.destroy();
      assertThat(mBeans()).isEmpty();
      assertThat(registry.getMeters()).isEmpty();
    }
  }

  /** As in a container with Micrometer in its class path, and the filter in each application. */
  @Test
  void numbersMetersOfTheSameNameFromAnotherClassLoader() throws Exception {
    try (Application first = new Application("nothing");
        Application second = new Application("nothing")) {
      Filter older = first.startedFilter();
      Filter newer = second.startedFilter();
      assertRefusal(newer);
      assertRefusal(newer);

      assertThat(refusedInCleartext("upgradeRequired")).isZero();
      assertThat(refusedInCleartext("upgradeRequired-2")).isEqualTo(2);
      older.destroy();
      assertThat(refusedInCleartext("upgradeRequired-2")).isEqualTo(2);
      newer.destroy();
    }
    assertThat(registry.getMeters()).isEmpty();
  }

  private double refusedInCleartext(String filter) {
    return registry
        .get("upgrade.required.requests")
        .tags("network.protocol.version", "1.1", "tls.protocol.version", "none")
        .tags("filter", filter, "verdict", "refused")
        .functionCounter()
        .count();
  }

  private static Set<ObjectName> mBeans() throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("dev.upgraderequired:context=\"/shop\",*"), null);
  }

  private static FilterConfig config(String... option) {
    FilterConfig config = mock(FilterConfig.class);
    ServletContext context = mock(ServletContext.class);
    when(config.getInitParameterNames())
        .thenReturn(Collections.enumeration(option.length == 0 ? List.of() : List.of(option[0])));
    if (option.length > 0) {
      when(config.getInitParameter(option[0])).thenReturn(option[1]);
    }
    when(config.getServletContext()).thenReturn(context);
    when(config.getFilterName()).thenReturn("upgradeRequired");
    when(context.getContextPath()).thenReturn("/shop");
    return config;
  }

  @Test
  void leavesNothingBehindHoweverOftenItIsDeployed() throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < DEPLOYMENTS; i++) {
      FutureTask<WeakReference<Filter>> task = new FutureTask<>(this::startedAndEnded);
      Thread thread = new Thread(task);
      thread.start();
      Filter filter = task.get().get();
      if (filter != null) {
        loaders.add(new WeakReference<>(filter.getClass().getClassLoader()));
      }
      thread.join();
      Mockito.framework().clearInlineMocks();
    }
    long left = loaders.size();
    for (int i = 0; i < 50 && left > 3; i++) {
      System.gc();
      Thread.sleep(20);
      left = loaders.stream().filter(loader -> loader.get() != null).count();
    }

    // The JDK keeps that of the record whose methods it linked last.
    assertThat(left).as("class loaders of %d", loaders.size()).isLessThanOrEqualTo(3);
    assertThat(registry.getMeters()).isEmpty();
  }

  private WeakReference<Filter> startedAndEnded() throws Exception {
    try (Application application = new Application("nothing")) {
      Filter filter = application.startedFilter();
      assertRefusal(filter);
      assertThat(refusedInCleartext("upgradeRequired")).isEqualTo(1);
      filter.destroy();
      return new WeakReference<>(filter);
    }
  }

  private static void assertRefusal(Filter filter) throws Exception {
    HttpServletRequest request = mock(HttpServletRequest.class);
    when(request.getDispatcherType()).thenReturn(DispatcherType.REQUEST);
    when(request.getMethod()).thenReturn("GET");
    when(request.getProtocol()).thenReturn("HTTP/1.1");
    when(request.getServletPath()).thenReturn("/");
    when(request.getServletConnection()).thenReturn(mock(ServletConnection.class));
    when(request.getHeaders(any())).thenAnswer(call -> Collections.emptyEnumeration());
    HttpServletResponse response = mock(HttpServletResponse.class);
    when(response.getOutputStream()).thenReturn(mock(ServletOutputStream.class));
    FilterChain chain = mock(FilterChain.class);

    filter.doFilter(request, response, chain);

    verify(response).setStatus(426);
    verify(chain, never()).doFilter(any(), any());
  }

  /** A class loader with a core of its own, and without classes whose names start so. */
  private static final class Application extends URLClassLoader {

    private final String hidden;

    Application(String hidden) {
      super(new URL[] {CORE}, DeploymentTest.class.getClassLoader());
      this.hidden = hidden;
    }

    Filter startedFilter(String... option) throws Exception {
      Filter filter =
          (Filter) loadClass(UpgradeRequiredFilter.class.getName()).getConstructor().newInstance();
      filter.init(config(option));
      return filter;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(hidden)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("dev.upgraderequired.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
