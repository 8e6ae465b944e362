package dev.upgraderequired.internal.refusal.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.Repository;
import dev.upgraderequired.internal.field.CorsOrigins;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.refusal.AnsweredRequest;
import dev.upgraderequired.internal.refusal.NavigationRedirect;
import dev.upgraderequired.internal.refusal.RefusalFactory;
import dev.upgraderequired.internal.refusal.RefusalSettings;
import dev.upgraderequired.internal.refusal.Settings;
import dev.upgraderequired.internal.refusal.words.Languages;
import dev.upgraderequired.internal.refusal.words.Site;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the table of placeholders in docs/page.md. */
class DocumentedPlaceholdersTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `\\$\\{([^}]+)}` \\|.*\\| (?:`(.*)`|nothing) \\|$");

  private static final String ABBREVIATED = "…";

  private record Row(String name, String example) {}

  private static Stream<Row> rows() throws IOException {
    return ROW
        .matcher(Files.readString(Repository.file("docs/page.md")))
        .results()
        .map(row -> new Row(row.group(1), Optional.ofNullable(row.group(2)).orElse("")))
        .toList()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void areWhatARefusalHas(Row row) {
    String value = render(row.name().replace("KEY", "visitors"));

    if (row.example().endsWith(ABBREVIATED)) {
      String start = row.example().substring(0, row.example().length() - ABBREVIATED.length());
      assertThat(value).startsWith(start).hasSizeGreaterThan(start.length());
    } else {
      assertThat(value).isEqualTo(row.example());
    }
  }

  @Test
  void nameEveryPlaceholder() throws IOException {
    Set<String> all = new TreeSet<>(PageValues.NAMES);
    all.add(PageValues.MESSAGE + "KEY");

    assertThat(rows().map(Row::name).collect(Collectors.toSet())).isEqualTo(all);
  }

  private static String render(String placeholder) {
    RefusalSettings settings =
        new RefusalSettings(
            426,
            Optional.empty(),
            Optional.empty(),
            Languages.ofLibrary(),
            new Site(
                Optional.of("Example Shop"),
                Optional.of("https://www.example.org/help"),
                Optional.of("help@example.org"),
                Optional.of("https://www.example.org/")),
            Optional.of("${" + placeholder + "}"),
            CorsOrigins.of(List.of()),
            new NavigationRedirect(List.of()),
            List.of(),
            failure -> {});
    return new String(new RefusalFactory(settings).of(request()).content(), UTF_8).strip();
  }

  /** HTTP/1.1 over TLS 1.2, where TLS 1.3 is required. */
  private static AnsweredRequest request() {
    return Settings.request(
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Tls(TlsVersion.TLS_1_2)),
        new Violation(
            Kind.TLS_VERSION_TOO_LOW,
            new MinimumTls(TlsVersion.TLS_1_3, WhenTlsUnknown.REFUSE),
            TlsVersion.TLS_1_2.token()),
        false,
        Map.of("Accept", "text/html", "Accept-Language", "en"));
  }
}
