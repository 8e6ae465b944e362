package dev.upgraderequired.internal.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.upgraderequired.internal.config.Configurations;
import jakarta.servlet.ServletContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A container of which no reader knows anything; the contracts start those that are known. */
class UnknownContainerTest {

  private static final String PROXY = "trustedProxies=10.0.0.0/8 proxyPreset=nginx";

  private static final String NO_VERSION = "Servlet 6.0 has no attribute for the TLS version";
  private static final String NO_PEER = "trustedProxies cannot work in this container";

  private final ServletContext context = mock(ServletContext.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          SERVLET | OPTIONS                                 | NO VERSION | NO PEER
          6.0     | minimumTls=TLSv1.2                      | true       | false
          6.1     | minimumTls=TLSv1.2                      | false      | false
          7.0     | minimumTls=TLSv1.2                      | false      | false
          6.0     | minimumTls=any                          | false      | false
          6.0     | minimumTls=none minimumHttp=2           | false      | false
          6.0     | minimumTls=any plannedMinimumTls=TLSv1.3 | true      | false
          6.0     | minimumTls=TLSv1.2 whenTlsUnknown=allow | false      | false
          6.0     | minimumTls=TLSv1.2 %s                   | true       | true
          6.1     | minimumTls=any %s                       | false      | true
          """)
  void warnsOfWhatCannotBeRead(String servlet, String options, boolean noVersion, boolean noPeer) {
    isOf(servlet);

    List<String> caveats = caveats(options.replace("%s", PROXY));

    assertThat(caveats.stream().anyMatch(line -> line.contains(NO_VERSION))).isEqualTo(noVersion);
    assertThat(caveats.stream().anyMatch(line -> line.startsWith(NO_PEER))).isEqualTo(noPeer);
    assertThat(caveats).hasSize((noVersion ? 1 : 0) + (noPeer ? 1 : 0));
  }

  @Test
  void namesTheContainer() {
    isOf("6.0");
    when(context.getServerInfo()).thenReturn("Acme/1.0\r\nforged");

    assertThat(caveats("minimumTls=TLSv1.2"))
        .singleElement()
        .asString()
        .startsWith(
            "This container is not known (Acme/1.0\\r\\nforged, " + context.getClass().getName());
  }

  @Test
  void warnsIfTheContextThrows() {
    when(context.getMajorVersion()).thenThrow(new UnsupportedOperationException());
    when(context.getServerInfo()).thenThrow(new UnsupportedOperationException());

    assertThat(caveats("minimumTls=TLSv1.2"))
        .singleElement()
        .asString()
        .contains("(a container without a name, ");
  }

  private void isOf(String servlet) {
    when(context.getMajorVersion()).thenReturn(Integer.valueOf(servlet.substring(0, 1)));
    when(context.getMinorVersion()).thenReturn(Integer.valueOf(servlet.substring(2)));
  }

  private List<String> caveats(String options) {
    Map<String, String> initParams = new HashMap<>();
    for (String option : options.split(" ")) {
      String[] nameAndValue = option.split("=", 2);
      initParams.put(nameAndValue[0], nameAndValue[1]);
    }
    return UnknownContainer.caveats(Configurations.read(initParams), context);
  }
}
