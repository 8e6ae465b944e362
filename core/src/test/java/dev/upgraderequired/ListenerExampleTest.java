package dev.upgraderequired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.Mode;
import dev.upgraderequired.spi.ProxyPreset;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of a listener in docs/monitoring.md, compiled as it stands there, and run. */
class ListenerExampleTest {

  private static final String AROUND =
      """
      public class Example {
        public final java.util.List<String> revoked = new java.util.ArrayList<>();
        public UpgradeRequiredFilterBuilder builder() {
          java.util.function.Consumer<String> revoke = key -> revoked.add(key.strip());
          %s
          return builder;
        }
      }
      """;

  @TempDir private static Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPTIONS                                             | NAME            | VALUE | REVOKED
          minimumTls=TLSv1.2                                  | X-Api-Key       | k     | k
          minimumTls=TLSv1.2                                  | Other           | k     |
          mode=report-only                                    | X-Api-Key       | k     | k
          exemptPaths=/shop                                   | X-Api-Key       | k     |
          trustedProxies=192.0.2.0/24 proxyPreset=nginx       | X-Api-Key       | k     |
          """)
  void revokesWhatWasSentInCleartext(String options, String name, String value, String revoked)
      throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {compiled().toUri().toURL()}, getClass().getClassLoader())) {
      Object example = loader.loadClass("Example").getConstructor().newInstance();
      UpgradeRequiredFilterBuilder builder =
          (UpgradeRequiredFilterBuilder) example.getClass().getMethod("builder").invoke(example);

      serve(configured(builder, options), Map.of(name, value));

      assertThat(example.getClass().getField("revoked").get(example))
          .isEqualTo(revoked == null ? List.of() : List.of(revoked));
    }
  }

  private static UpgradeRequiredFilter configured(
      UpgradeRequiredFilterBuilder builder, String options) {
    for (String option : options.split(" ")) {
      String[] nameAndValue = option.split("=");
      switch (nameAndValue[0]) {
        case "mode" -> builder.mode(Mode.parse(nameAndValue[1]).orElseThrow());
        case "exemptPaths" -> builder.exemptPaths(nameAndValue[1]);
        case "trustedProxies" -> builder.trustedProxies(nameAndValue[1]);
        case "proxyPreset" -> builder.proxyPreset(ProxyPreset.parse(nameAndValue[1]).orElseThrow());
        default -> builder.minimumTls(TlsVersion.parse(nameAndValue[1]).orElseThrow());
      }
    }
    return builder.build();
  }

  private static void serve(UpgradeRequiredFilter filter, Map<String, String> fields)
      throws Exception {
    HttpServletRequest request = mock(HttpServletRequest.class);
    HttpServletResponse response = mock(HttpServletResponse.class);
    when(request.getDispatcherType()).thenReturn(DispatcherType.REQUEST);
    when(request.getMethod()).thenReturn("GET");
    when(request.getProtocol()).thenReturn("HTTP/1.1");
    when(request.getContextPath()).thenReturn("");
    when(request.getRequestURI()).thenReturn("/shop");
    when(request.getServletPath()).thenReturn("/shop");
    when(request.getServletConnection()).thenReturn(mock(ServletConnection.class));
    when(request.getHeader(any())).thenAnswer(call -> fields.get(call.getArgument(0)));
    when(request.getHeaders(any()))
        .thenAnswer(
            call -> {
              String value = fields.get(call.getArgument(0));
              return Collections.enumeration(value == null ? List.of() : List.of(value));
            });
    when(response.getOutputStream()).thenReturn(mock(ServletOutputStream.class));
    filter.doFilter(request, response, mock(FilterChain.class));
  }

  private static Path compiled() throws Exception {
    Path source = folder.resolve("Example.java");
    String[] importsAndCode = documented().split("\n\n", 2);
    Files.writeString(source, importsAndCode[0] + '\n' + AROUND.formatted(importsAndCode[1]));
    StringWriter mistakes = new StringWriter();
    boolean succeeded =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                mistakes,
                null,
                null,
                List.of("-classpath", System.getProperty("java.class.path"), "-proc:none"),
                null,
                ToolProvider.getSystemJavaCompiler()
                    .getStandardFileManager(null, null, null)
                    .getJavaFileObjects(source))
            .call();
    assertThat(succeeded).as(mistakes.toString()).isTrue();
    return folder;
  }

  private static String documented() throws Exception {
    Matcher block =
        Pattern.compile("(?s)## Violation listener.*?```java\n(.*?)```")
            .matcher(Files.readString(Path.of("../docs/monitoring.md")));
    assertThat(block.find()).isTrue();
    return block.group(1).strip();
  }

  @Test
  void isWrittenSoThatOneQuestionIsAsked() throws Exception {
    assertThat(documented()).contains("sentInCleartext").doesNotContain("getHeader");
  }
}
