package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.upgraderequired.contract.FilterLog;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeRequiredListenerTest {

  private static final EnumSet<DispatcherType> DISPATCHER_TYPES =
      EnumSet.complementOf(EnumSet.of(DispatcherType.INCLUDE));

  private final ServletContext context = mock(ServletContext.class);
  private final FilterRegistration.Dynamic registration = mock(FilterRegistration.Dynamic.class);

  @Test
  void registersTheFilterAheadOfAllOthers() {
    start(
        Map.of(
            "upgradeRequired.minimumTls", "TLSv1.3",
            "upgradeRequired.urlPatterns", "/a/*, *.do",
            "other", "value"));

    verify(registration).setAsyncSupported(true);
    verify(registration).addMappingForUrlPatterns(DISPATCHER_TYPES, false, "/a/*", "*.do");
  }

  @Test
  void guardsEverythingByDefault() {
    start(Map.of());

    verify(registration).addMappingForUrlPatterns(DISPATCHER_TYPES, false, "/*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          NAME                        | VALUE         | MESSAGE
          upgradeRequired.urlPatterns | none          | upgradeRequired.urlPatterns: "none" is not a list of paths to guard
          upgradeRequired.urlPatterns | /             | upgradeRequired.urlPatterns: "/" is not a list of paths to guard; use url-patterns, or /* for every path
          upgradeRequired.urlPatterns | ''            | upgradeRequired.urlPatterns: "" is empty
          upgradeRequired.urlPatterns | //*           | upgradeRequired.urlPatterns: "//*" is not a url-pattern
          upgradeRequired.urlPatterns | /admin//*     | upgradeRequired.urlPatterns: "/admin//*" is not a url-pattern
          upgradeRequired.urlPatterns | *.*           | upgradeRequired.urlPatterns: "*.*" is not a url-pattern
          upgradeRequired.urlPatterns | *.a;b         | upgradeRequired.urlPatterns: "*.a;b" is not a url-pattern
          upgradeRequired.urlPatterns | /a /b         | upgradeRequired.urlPatterns: "/a /b" is not a url-pattern
          upgradeRequired.urlPatterns | /a,,/b        | upgradeRequired.urlPatterns: "/a,,/b" is not a list without gaps
          upgradeRequired.minimumTLS  | x             | upgradeRequired.minimumTLS: unknown option; did you mean upgradeRequired.minimumTls?
          upgradeRequired.minimumTls  | 1.4           | upgradeRequired.minimumTls: "1.4" is not a TLS version
          upgraderequired.minimumTls  | 1.2           | upgraderequired.minimumTls: unknown context-param; did you mean upgradeRequired.
          """)
  void doesNotStartWithAMistake(String name, String value, String message) {
    try (FilterLog log = new FilterLog()) {
      assertThatThrownBy(() -> start(Map.of(name, value)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(message);
      assertThat(log.lines()).singleElement().asString().contains("SEVERE: ", message);
    }
    verify(context, never()).addFilter(anyString(), any(Filter.class));
  }

  @Test
  void doesNotStandBesideAFilterWhateverItsName() {
    thereIsAFilterAlready();
    when(context.getContextPath()).thenReturn("/own");

    try (FilterLog log = new FilterLog()) {
      assertThatThrownBy(() -> start(Map.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("The application /own has an UpgradeRequiredFilter already, \"")
          .hasMessageContaining("not both");
      assertThat(log.lines()).singleElement().asString().contains("SEVERE: ", "not both");
    }
  }

  @Test
  void guardsOtherPathsThanAFilter() {
    thereIsAFilterAlready();

    start(
        Map.of(
            "upgradeRequired.urlPatterns", "/chat/*",
            "upgradeRequired.requiredUpgrade", "websocket"));

    verify(registration).addMappingForUrlPatterns(DISPATCHER_TYPES, false, "/chat/*");
  }

  private void thereIsAFilterAlready() {
    FilterRegistration inWebXml = mock(FilterRegistration.class);
    when(inWebXml.getClassName()).thenReturn(UpgradeRequiredFilter.class.getName());
    doReturn(Map.of("any", inWebXml)).when(context).getFilterRegistrations();
  }

  @Test
  void guardsPathsThatAreSentEncoded() {
    start(Map.of("upgradeRequired.urlPatterns", "/b\u00fccher/*"));

    verify(registration)
        .addMappingForUrlPatterns(
            EnumSet.complementOf(EnumSet.of(DispatcherType.INCLUDE)), false, "/b\u00fccher/*");
  }

  @Test
  void leavesContextParamsOfOthersAlone() {
    start(Map.of("minimumTls", "nonsense", "upgradeRequiredX", "y"));

    assertThat(registration).isNotNull();
    verify(context).addFilter(anyString(), any(Filter.class));
  }

  private void start(Map<String, String> contextParams) {
    when(context.getInitParameterNames())
        .thenReturn(Collections.enumeration(contextParams.keySet()));
    contextParams.forEach((name, value) -> when(context.getInitParameter(name)).thenReturn(value));
    when(context.addFilter(anyString(), any(Filter.class))).thenReturn(registration);
    new UpgradeRequiredListener().contextInitialized(new ServletContextEvent(context));
  }
}
