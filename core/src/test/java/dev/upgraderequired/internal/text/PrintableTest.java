package dev.upgraderequired.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class PrintableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          CODES         | PRINTABLE
          61 E9 65E5    | aé日
          1F600         | 😀
          5C 6E         | \\n
          D A           | \\r\\n
          9             | \\t
          0             | \\u0000
          1B 5B 33 31   | \\u001B[31
          7F            | \\u007F
          85            | \\u0085
          9B            | \\u009B
          2028 2029     | \\u2028\\u2029
          200E 200F 61C | \\u200E\\u200F\\u061C
          202A 202E     | \\u202A\\u202E
          2066 2069     | \\u2066\\u2069
          FEFF AD 200B  | \\uFEFF\\u00AD\\u200B
          D800          | \\uD800
          E0041         | \\uDB40\\uDC41
          """)
  void escapesInvisibleCharacters(String codes, String printable) {
    StringBuilder text = new StringBuilder();
    for (String code : codes.split(" ")) {
      text.appendCodePoint(Integer.parseInt(code, 16));
    }

    assertThat(Printable.of(text.toString())).isEqualTo(printable);
  }

  @Property
  void neverContainsALineBreak(@ForAll String text) {
    assertThat(Printable.of(text)).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    assertThat(Printable.of(Printable.of(text))).isEqualTo(Printable.of(text));
  }

  @Test
  void appendsTheLengthOfALongText() {
    assertThat(Printable.shortened("a".repeat(100))).isEqualTo("a".repeat(100));
    assertThat(Printable.shortened("😀".repeat(101)))
        .isEqualTo("😀".repeat(100) + "... (101 characters)");
  }
}
