package dev.upgraderequired.internal.refusal.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes of languages, whether they are of this library or added by a site. */
class LanguageAliasesTest {

  @TempDir private Path classPath;
  private Languages languages;

  @BeforeEach
  void addLanguages() throws IOException {
    String messages =
        Stream.of(
                "bg", "bn", "cs", "da", "el", "fi", "hu", "id", "nb", "ro", "sv", "sw", "th", "ur",
                "vi")
            .map(tag -> tag + ".seen=" + tag)
            .collect(Collectors.joining("\n"));
    Files.writeString(classPath.resolve("upgrade-required.properties"), messages);
    languages = SiteClassPath.with(classPath, () -> Languages.load());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          ACCEPT-LANGUAGE       | LANGUAGE | DIRECTION
          bg-BG                 | bg       | ltr
          bul                   | bg       | ltr
          bn-BD                 | bn       | ltr
          bn-IN                 | bn       | ltr
          ben                   | bn       | ltr
          cs-CZ                 | cs       | ltr
          cze                   | cs       | ltr
          da-DK                 | da       | ltr
          el-GR                 | el       | ltr
          gre                   | el       | ltr
          fi-FI                 | fi       | ltr
          hu-HU                 | hu       | ltr
          id-ID                 | id       | ltr
          in                    | id       | ltr
          in-ID                 | id       | ltr
          no                    | nb       | ltr
          nb                    | nb       | ltr
          nn                    | nb       | ltr
          no-NO                 | nb       | ltr
          nb-NO, no;q=0.9       | nb       | ltr
          nn-NO, en;q=0.5       | nb       | ltr
          nno                   | nb       | ltr
          ro-RO                 | ro       | ltr
          mo                    | ro       | ltr
          ro-MD                 | ro       | ltr
          sv-FI                 | sv       | ltr
          sw-KE                 | sw       | ltr
          swh                   | sw       | ltr
          swc-CD                | sw       | ltr
          th-TH                 | th       | ltr
          ur-PK                 | ur       | rtl
          ur-IN                 | ur       | rtl
          urd                   | ur       | rtl
          vi-VN                 | vi       | ltr
          iw                    | he       | rtl
          iw-IL                 | he       | rtl
          he-IL                 | he       | rtl
          sr-Latn, hu;q=0.8     | hu       | ltr
          sr-Latn-RS, sr;q=0.9  | en       | ltr
          """)
  void findsALanguageByItsOtherCodes(String acceptLanguage, String tag, String direction) {
    Messages messages = languages.choose(acceptLanguage);

    assertThat(messages.languageTag()).isEqualTo(tag);
    assertThat(messages.direction()).isEqualTo(direction);
  }
}
