package dev.upgraderequired.internal.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.RefusalRenderer;
import dev.upgraderequired.spi.Violation;
import dev.upgraderequired.spi.Violation.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What browsers, phones and programs ask for, and what they get. */
class ContentNegotiationTest {

  private static final RefusalSettings SETTINGS = Settings.withStatus(426);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      useHeadersInDisplayName = true,
      textBlock =
          """
          TYPE                     | USER-AGENT                                     | ACCEPT
          text/html                | NetSurf/3.10 (Linux)                           | */*
          text/html                | Links (2.28; Linux 6.1 x86_64; GNU C 12.2; dump) | */*
          text/html                | Opera/9.80 (J2ME/MIDP; Opera Mini/4.2; U; en) Presto/2.8.119 Version/11.10 | */*
          text/html                | BlackBerry9000/4.6.0.167 Profile/MIDP-2.0      | */*
          text/html                | Nokia6680/1.0 (4.04.07) SymbianOS/8.0          | */*
          text/html                | J2ME/UCWEB7.0.3.45/139/7682                    | */*
          text/html                | Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1) | */*
          text/plain               | Java-http-client/17.0.15                       | */*
          text/plain               | not-NetSurf/3.10                               | */*
          text/plain               | curl/8.5.0                                     | */*
          text/plain               | Java/1.8.0_402                                 | text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2
          text/plain               | Java/17.0.15                                   | text/html, image/gif, image/jpeg, */*; q=0.2
          text/plain               | Mozilla/4.0 (Windows XP 5.1) Java/1.6.0_26     | text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2
          text/html                | Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1) | image/gif, image/x-xbitmap, image/jpeg, image/pjpeg, application/vnd.ms-excel, application/vnd.ms-powerpoint, application/msword, */*
          text/html                | Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1) | image/jpeg, application/x-ms-application, image/gif, application/xaml+xml, image/pjpeg, application/x-ms-xbap, */*
          text/html                | Mozilla/5.0 (X11; U; Linux i686; en-US; rv:1.8.1) Gecko/20061010 Firefox/2.0 | text/xml,application/xml,application/xhtml+xml,text/html;q=0.9,text/plain;q=0.8,image/png,*/*;q=0.5
          text/html                | Mozilla/5.0 (Linux; U; Android 2.3.6) AppleWebKit/533.1 | application/xml,application/xhtml+xml,text/html;q=0.9,text/plain;q=0.8,image/png,*/*;q=0.5
          text/html                | SIE-S65/12                                     | application/vnd.wap.xhtml+xml, application/vnd.wap.wmlc, application/vnd.oma.dd+xml, */*;q=0.1
          text/html                | NokiaN70-1/3.0546.2.3                          | text/html, text/css, application/vnd.oma.drm.message, application/vnd.wap.sic, application/vnd.oma.dd+xml, */*
          application/problem+json | python-requests/2.31                           | application/vnd.api+json
          application/problem+json | python-requests/2.31                           | application/vnd.github.v3
          application/problem+json | any                                            | application/hal+json, application/json;q=0.5
          application/problem+json | any                                            | application/*+json, application/json
          application/problem+json | any                                            | text/json
          application/problem+json | any                                            | application/json;profile="https://example.org/x,y"
          application/problem+json | Mozilla/5.0 Firefox/140.0                      | application/vnd.api+json
          application/problem+xml  | FeedReader/1                                   | application/atom+xml, application/rss+xml;q=0.9, text/html;q=0.5
          application/problem+xml  | any                                            | application/soap+xml
          application/problem+xml  | any                                            | application/vnd.example+xml
          text/html                | any                                            | application/xhtml+xml
          text/plain               | any                                            | application/problem+json;q=0, application/json
          text/plain               | any                                            | application/problem+json;q=0, */*
          application/problem+json | any                                            | application/hal+json;q=0, application/json
          text/plain               | any                                            | application/grpc
          text/html                | Mozilla/5.0 Firefox/140.0                      | image/avif,image/webp,image/svg+xml,*/*;q=0.8
          text/plain               | curl/8.5.0                                     | *
          text/plain               | any                                            | text/*
          text/html                | Dillo/2.0                                      | text/*
          text/plain               | any                                            | */json
          text/html                | Mozilla/5.0 Firefox/140.0                      | text/event-stream
          application/problem+json | any                                            | text/html;q=.1, application/json;q=.9
          application/problem+json | axios/1.7                                      | application/json, text/plain, */*
          """)
  void choosesByAcceptAndUserAgent(String type, String userAgent, String accept) {
    assertThat(choose(SETTINGS, accept, userAgent).contentType()).startsWith(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          ACCEPT                                       | TYPE
          */*                                          | application/json
          application/json                             | application/json
          text/json                                    | application/json
          application/hal+json                         | application/json
          application/vnd.example                      | application/json
          application/problem+json                     | application/problem+json
          application/json;q=0, text/*                 | text/plain
          text/html                                    | text/html
          """)
  void prefersTheFormatOfTheApplicationUnlessABuiltInOneIsNamed(String accept, String type) {
    RefusalSettings settings = Settings.with(426, List.of(), List.of(new ApiError()));

    assertThat(choose(settings, accept, "any").contentType()).startsWith(type);
  }

  @Test
  void takesNoAcceptFieldForAnything() {
    assertThat(choose(SETTINGS, "", "NetSurf/3.10 (Linux)").contentType()).startsWith("text/html");
    assertThat(choose(SETTINGS, "", "curl/8.5.0").contentType()).startsWith("text/plain");
    assertThat(choose(SETTINGS, "", "").contentType()).startsWith("text/plain");
  }

  private static RefusalRenderer choose(RefusalSettings settings, String accept, String userAgent) {
    AnsweredRequest request =
        Settings.request(
            new NegotiatedProtocol(HttpVersion.HTTP_1_1, new Cleartext()),
            new Violation(Kind.CLEARTEXT, new AnyTls(), "none"),
            false,
            Map.of("Accept", accept, "User-Agent", userAgent));
    return ContentNegotiation.ofRefusals(settings).choose(Preferences.of(request), settings);
  }

  private record ApiError() implements RefusalRenderer {

    @Override
    public List<String> mediaTypes() {
      return List.of("application/json");
    }

    @Override
    public String contentType() {
      return "application/json";
    }

    @Override
    public String render(Explanation explanation) {
      return "{}";
    }
  }
}
