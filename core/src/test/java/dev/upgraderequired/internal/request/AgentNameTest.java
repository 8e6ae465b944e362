package dev.upgraderequired.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class AgentNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                                                                    | none
          ' '                                                                  | none
          curl/7.29.0                                                          | curl/7.29.0
          Java/1.7.0_80                                                        | Java/1.7.0_80
          python-requests/2.18.4 (x)                                           | python-requests/2.18.4
          okhttp                                                               | okhttp
          <script>                                                             | other
          none                                                                 | other
          none/1                                                               | none/1
          Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/63.0.3239.84 Safari/537.36 | Chrome/63
          Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/51.0 Safari/537.36 Edge/14.14393 | Edge/14
          Mozilla/5.0 (X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0 | Edge/120
          Mozilla/5.0 (X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0 Safari/537.36 OPR/86.0 | Opera/86
          Mozilla/5.0 (X11; Linux x86_64; rv:52.0) Gecko/20100101 Firefox/52.0 | Firefox/52
          Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1)                   | MSIE/8
          Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko        | MSIE/11
          Mozilla/5.0 (Macintosh) AppleWebKit/601.7.8 (KHTML, like Gecko) Version/9.1.3 Safari/537.86.7 | Safari/9
          Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/97.0 Mobile/15E148 Safari/604.1 | Chrome/97
          Mozilla/5.0 (Linux; U; Android 4.0.3; de-de) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30 | Android/4
          Mozilla/5.0 (iPhone; CPU iPhone OS 9_3_5 like Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko) Mobile/13G36 | iOS/9
          Mozilla/5.0 (Windows NT; Windows NT 10.0; de-DE) WindowsPowerShell/5.1.14393.1 | PowerShell/5
          Mozilla/5.0 (SomethingElse)                                          | other browser
          """)
  void namesTheSoftwareAndItsVersion(String field, String name) {
    assertThat(AgentName.of(field)).isEqualTo(name);
  }

  @Test
  void isShortHoweverLongTheFieldIs() {
    assertThat(AgentName.of("a".repeat(10_000) + "/" + "1".repeat(10_000)))
        .hasSizeLessThanOrEqualTo(40);
    assertThat(AgentName.of("Mozilla/5.0 " + "Trident/".repeat(1_000))).isEqualTo("other browser");
  }
}
