package dev.upgraderequired.internal.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictTransportSecurityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          VALUE                                   | FIELD
          max-age=300                             | max-age=300
          max-age="300" ;includeSubDomains        | max-age="300"; includeSubDomains
          'max-age=300;\r\n    INCLUDESUBDOMAINS'  | max-age=300; INCLUDESUBDOMAINS
          'max-age=63072000\n;includeSubDomains;\tpreload' | max-age=63072000; includeSubDomains; preload
          """)
  void isSentInOneLine(String value, String field) {
    String escaped = value.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");

    assertThat(StrictTransportSecurity.parse(escaped)).isEqualTo(field);
  }
}
