package dev.upgraderequired.internal.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.internal.policy.Assessments;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.RefusalRenderer;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public class PerSecondTest {

  private final RefusalFactory refusals = new RefusalFactory(Settings.withStatus(426));

  @Test
  void rendersOncePerSecond() {
    byte[] first = content(Settings.TIME, Map.of());

    assertThat(content(Settings.TIME.plusMillis(200), Map.of())).isSameAs(first);
    assertThat(text(Settings.TIME.plusMillis(200), Map.of())).contains("2027-01-31T12:34:56Z");
    assertThat(text(Settings.TIME.plusMillis(300), Map.of())).contains("2027-01-31T12:34:57Z");
  }

  @Test
  void rendersPreviewsOncePerMinute() {
    byte[] first = preview(Settings.TIME);

    assertThat(text(Settings.TIME, Map.of())).contains("2027-01-31T12:34:56Z");
    assertThat(preview(Settings.TIME.plusSeconds(3))).isSameAs(first);
    assertThat(first).asString(UTF_8).contains("2027-01-31T12:34:00Z");
    assertThat(preview(Settings.TIME.plusSeconds(4)))
        .asString(UTF_8)
        .contains("2027-01-31T12:35:00Z");
  }

  @Test
  void followsAClockThatJumps() {
    assertThat(text(Settings.TIME, Map.of())).contains("2027-01-31T12:34:56Z");
    assertThat(text(Settings.TIME.plusSeconds(86_400), Map.of())).contains("2027-02-01T12:34:56Z");
    assertThat(text(Settings.TIME.minusSeconds(86_400), Map.of())).contains("2027-01-30T12:34:56Z");
    assertThat(text(Settings.TIME, Map.of())).contains("2027-01-31T12:34:56Z");
  }

  @Test
  void rendersEachFormatAndLanguage() {
    assertThat(text(Settings.TIME, Map.of())).startsWith("426 Upgrade Required: this site");
    assertThat(text(Settings.TIME, Map.of("Accept-Language", "de"))).contains("Diese Website");
    assertThat(text(Settings.TIME, Map.of("Accept", "application/json"))).startsWith("{");
    assertThat(text(Settings.TIME, Map.of("Accept", "text/html"))).startsWith("<!DOCTYPE html>");
    assertThat(text(Settings.TIME, Map.of())).startsWith("426 Upgrade Required: this site");
  }

  @Test
  void doesNotCacheTheRenderersOfAnApplication() {
    RefusalRenderer counting =
        new RefusalRenderer() {
          private int rendered;

          @Override
          public List<String> mediaTypes() {
            return List.of("text/plain");
          }

          @Override
          public String contentType() {
            return "text/plain";
          }

          @Override
          public String render(Explanation explanation) {
            return String.valueOf(++rendered);
          }
        };
    RefusalFactory custom = new RefusalFactory(Settings.with(426, List.of(), List.of(counting)));

    assertThat(custom.of(request(Settings.TIME, Map.of())).content())
        .asString(UTF_8)
        .isEqualTo("1");
    assertThat(custom.of(request(Settings.TIME, Map.of())).content())
        .asString(UTF_8)
        .isEqualTo("2");
  }

  private byte[] preview(Instant time) {
    return refusals.preview(request(time, Map.of())).content();
  }

  private String text(Instant time, Map<String, String> fields) {
    return new String(content(time, fields), UTF_8);
  }

  private byte[] content(Instant time, Map<String, String> fields) {
    return refusals.of(request(time, fields)).content();
  }

  private static AnsweredRequest request(Instant time, Map<String, String> fields) {
    NegotiatedProtocol negotiated =
        new NegotiatedProtocol(HttpVersion.HTTP_1_1, Cleartext.INSTANCE);
    return new AnsweredRequest(
        time,
        negotiated,
        HttpVersion.HTTP_1_1,
        Assessments.of(new Violation(Kind.CLEARTEXT, new AnyTls(), "none")),
        "GET",
        false,
        new Settings.Details(fields));
  }
}
