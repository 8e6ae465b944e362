package dev.upgraderequired.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class ProtocolCheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      nullValues = "-",
      emptyValue = "",
      textBlock =
          """
          QUERY                          | PREVIEW   | LANGUAGE | FORMAT           | PLANNED
          ''                             | -         | -        | -                | false
          preview                        | ''        | -        | -                | false
          preview=                       | ''        | -        | -                | false
          preview=cleartext              | cleartext | -        | -                | false
          preview=a&preview=b            | a         | -        | -                | false
          previews=a&preview=b           | b         | -        | -                | false
          a=preview&xpreview             | -         | -        | -                | false
          &&lang=de&preview&planned      | ''        | de       | -                | true
          lang=&lang=d_e&lang=zh-Hant    | -         | zh-Hant  | -                | false
          lang=-de&lang=4&lang=de1       | -         | de1      | -                | false
          planned=1&PLANNED              | -         | -        | -                | false
          format=json&preview            | ''        | -        | application/json | false
          format=html&format=xml         | -         | -        | text/html        | false
          format=JSON&format=&format=pdf | -         | -        | -                | false
          """)
  void readsTheParameters(
      String query, String preview, String language, String mediaType, boolean planned) {
    assertThat(ProtocolCheck.of(query))
        .isEqualTo(
            new ProtocolCheck(
                Optional.ofNullable(preview),
                Optional.ofNullable(language),
                Optional.ofNullable(mediaType),
                planned));
  }

  @Test
  void looksAtTheFirst100Parameters() {
    assertThat(ProtocolCheck.of("a&".repeat(99) + "planned").isPlanned()).isTrue();
    assertThat(ProtocolCheck.of("a&".repeat(100) + "planned").isPlanned()).isFalse();
  }

  @Test
  void acceptsNoLongLanguageTag() {
    assertThat(ProtocolCheck.of("lang=" + "a".repeat(35)).language()).isPresent();
    assertThat(ProtocolCheck.of("lang=" + "a".repeat(36)).language()).isEmpty();
  }
}
