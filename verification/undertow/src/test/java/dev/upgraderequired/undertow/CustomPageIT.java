package dev.upgraderequired.undertow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page of the application's own, as a file in it. */
class CustomPageIT {

  private static final String PATH = "/WEB-INF/page.html";

  @TempDir private Path application;

  @Test
  void takesThePlaceOfTheBuiltInPage() throws Exception {
    write(
        """
        <html lang="${lang}" dir="${dir}"><style>h1{color:red}</style><style>p{color:blue}\r
        </style>
        <h1>${title}</h1><p>${site}: ${negotiated}, ${text.demanded} ${required}</p>${help}</html>
        """);

    HttpResponse<String> answer = get(Map.of("siteName", "<Shop> & \"Sons'", "contact", "<b>me"));

    assertThat(answer.statusCode()).isEqualTo(426);
    assertThat(answer.body())
        .contains("<html lang=\"de\" dir=\"ltr\">")
        .contains("&lt;Shop&gt; &amp; &quot;Sons&#39;: HTTP/1.1 ohne Verschlüsselung, ")
        .contains("&lt;b&gt;me")
        .doesNotContain("${");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; style-src 'sha256-")
        .containsPattern("'sha256-[^']{44}' 'sha256-[^']{44}'; ");
  }

  @Test
  void canSayEverythingThatTheBuiltInPageSays() throws Exception {
    StringBuilder page = new StringBuilder();
    for (String name : Files.readString(Repository.file("docs/page.md")).split("\n")) {
      if (name.startsWith("| `${")) {
        page.append(name, 3, name.indexOf('}') + 1).append('\n');
      }
    }
    write(page.toString().replace("${text.KEY}", "${text.seen}"));

    assertThat(get(Map.of()).body().lines()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${titel}                  | there is no ${titel}; known are
          ${title} ${text.nothing}  | there is no ${text.nothing}; known are
          ${text.violation.cleartext} | there is no ${text.violation.cleartext}; known are
          <style>p{}${title}</style> | there is a ${ in a style
          """)
  void doesNotStartWithAPageThatIsNotRight(String html, String message) throws IOException {
    write(html);

    assertThatThrownBy(() -> start(Map.of()))
        .hasMessageContaining("page: \"" + PATH + "\" is not right: " + message);
  }

  @Test
  void doesNotStartWithoutThePage() {
    assertThatThrownBy(() -> start(Map.of()))
        .hasMessageContaining(
            "page: \"" + PATH + "\" is not in the application; use the path of an HTML file in it");
  }

  @Test
  void doesNotStartWithAPageThatIsTooLarge() throws IOException {
    write("x".repeat(64 * 1024 + 1));

    assertThatThrownBy(() -> start(Map.of()))
        .hasMessageContaining("page: \"" + PATH + "\" is not small enough; use a file of at most");
  }

  private void write(String html) throws IOException {
    Files.createDirectories(application.resolve("WEB-INF"));
    Files.writeString(application.resolve(PATH.substring(1)), html);
  }

  private ContractServer start(Map<String, String> more) throws Exception {
    Map<String, String> options = new HashMap<>(more);
    options.put("page", PATH);
    return UndertowContainer.withResources(application, options);
  }

  private HttpResponse<String> get(Map<String, String> more) throws Exception {
    ContractServer server = start(more);
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + server.httpPort() + "/x"))
                  .version(HttpClient.Version.HTTP_1_1)
                  .header("Accept", "text/html")
                  .header("Accept-Language", "de")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } finally {
      server.stop();
    }
  }
}
