package dev.upgraderequired.internal.refusal.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.policy.MinimumHttp;
import dev.upgraderequired.internal.policy.MinimumTls;
import dev.upgraderequired.internal.policy.RequiredUpgrade;
import dev.upgraderequired.internal.refusal.format.HtmlPage;
import dev.upgraderequired.internal.refusal.format.PlainText;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.UpgradePlan;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A language without commas and colons: whatever has one is punctuation in the code. */
class SeparatorsTest {

  private static final MinimumTls TLS_1_3 =
      new MinimumTls(TlsVersion.TLS_1_3, WhenTlsUnknown.REFUSE);
  private static final List<Requirement> REQUIREMENTS =
      List.of(TLS_1_3, new MinimumHttp(HttpVersion.HTTP_2));
  private static final Violation CLEARTEXT =
      new Violation(Violation.Kind.CLEARTEXT, TLS_1_3, "none");
  private static final Site SITE =
      new Site(
          Optional.of("Example"),
          Optional.of("https://www.example.org/help"),
          Optional.of("help@example.org"),
          Optional.of("https://www.example.org"));
  private static final String PAGE =
      "${title} ${short} ${summary} ${negotiated} ${required} ${planned} ${visitors} ${causes}"
          + " ${why} ${permanence} ${help} ${developers} ${curl}";

  @TempDir private Path classPath;
  private Languages languages;

  @BeforeEach
  void loadALanguageWithoutCommasAndColons() throws IOException {
    String messages =
        Bundles.english().entrySet().stream()
            .map(message -> "is." + message.getKey() + '=' + text(message))
            .collect(Collectors.joining("\n"));
    Files.writeString(classPath.resolve("upgrade-required.properties"), messages);
    languages = SiteClassPath.with(classPath, () -> Languages.load());
  }

  private static String text(Map.Entry<String, String> message) {
    return switch (message.getKey()) {
      case "separator.list" -> "\\u0020& ";
      case "separator.colon" -> "\\u0020> ";
      default ->
          message.getKey()
              + Template.parse(message.getValue()).names().stream()
                  .map(name -> " ${" + name + "}")
                  .collect(Collectors.joining());
    };
  }

  @Test
  void separatesInPlainText() {
    for (boolean isRefused : List.of(true, false)) {
      String text = new PlainText(languages, SITE).render(explanation(isRefused));

      assertThat(withoutClients(text))
          .doesNotContain(", ", ": ")
          .contains("TLS 1.3 & required.minimum-http HTTP/2")
          .contains(" UTC > required.minimum-tls TLS 1.3");
      if (isRefused) {
        assertThat(text)
            .startsWith("426 Upgrade Required > violation.cleartext")
            .contains("\nseen > negotiated.cleartext", "\ndemanded > required.minimum-tls")
            .contains("\ncurl > curl -sv", "\nhelp.page > https:", "\nhelp.contact > help@");
      }
    }
  }

  @Test
  void separatesInPages() {
    String page = HtmlPage.ofSite(PAGE, languages, SITE).render(explanation(true));

    assertThat(page)
        .doesNotContain(", ", ": ")
        .contains("TLS 1.3 &amp; required.minimum-http HTTP/2")
        .contains("help.contact &gt; <a href=\"mailto:help@example.org\">");
  }

  @Test
  void separatesTheMethodFromTheFields() {
    Violation violation =
        new Violation(
            Violation.Kind.UPGRADE_NOT_REQUESTED, new RequiredUpgrade("websocket"), "HTTP/1.1");

    assertThat(new PolicyText(messages()).values(violation)).containsEntry("method", "GET & ");
  }

  private Messages messages() {
    return languages.of(Locale.forLanguageTag("is"));
  }

  private static String withoutClients(String text) {
    return text.replaceAll("(?m)^- .*[\u2265].*$", "");
  }

  private static Explanation explanation(boolean isRefused) {
    List<Violation> violations = isRefused ? List.of(CLEARTEXT) : List.of();
    return new Explanation(
        isRefused ? 426 : 200,
        Locale.forLanguageTag("is"),
        Instant.EPOCH,
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, Cleartext.INSTANCE),
        REQUIREMENTS,
        violations,
        "TLS/1.3",
        Optional.empty(),
        Optional.of(new UpgradePlan(REQUIREMENTS, Optional.of(Instant.EPOCH), List.of(), 100)),
        violations,
        "");
  }
}
