package dev.upgraderequired.internal.refusal.format;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.internal.text.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRestrictionsTest {

  private static final String IMAGE = " loads a file: use inline SVG, or an image as data:";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      useHeadersInDisplayName = true,
      textBlock =
          """
          HTML                                                     | MESSAGE
          <script>alert(1)</script>                                | <script> runs a script: use HTML and CSS alone
          <title-bar><script>f()</script>                          | <script> runs a script: use HTML and CSS alone
          <p>x</p><SCRIPT src=x></SCRIPT>                          | <script src="x"> runs a script: use HTML and CSS alone
          <script async src="/a.js">                               | <script src="/a.js"> runs a script: use HTML and CSS alone
          <style onload="f()">p{}</style>                          | <style onload="f()"> runs a script: use HTML and CSS alone
          <style title="a>b" onload=f()>p{}</style>                | <style onload="f()"> runs a script: use HTML and CSS alone
          <textarea autofocus onfocus=f()></textarea>              | <textarea onfocus="f()"> runs a script: use HTML and CSS alone
          <svg><title/></svg><p onclick=f()>                       | <p onclick="f()"> runs a script: use HTML and CSS alone
          <svg><title id="t" /></svg><p onclick=f()>               | <p onclick="f()"> runs a script: use HTML and CSS alone
          <svg><TITLE/></svg><p onclick=f()><title>x</title>       | <p onclick="f()"> runs a script: use HTML and CSS alone
          <p onclick="f()">                                        | <p onclick="f()"> runs a script: use HTML and CSS alone
          <svg/onload=f()>                                         | <svg onload="f()"> runs a script: use HTML and CSS alone
          <a href=" JavaScript:f()">                               | <a href="JavaScript:f()"> runs a script: use HTML and CSS alone
          <img alt='a > b' src='https://cdn.example.org/logo.png'> | <img src="https://cdn.example.org/logo.png"> loads a file: use inline SVG, or an image as data:
          <img src=//cdn.example.org/logo.png>                     | <img src="//cdn.example.org/logo.png"> loads a file: use inline SVG, or an image as data:
          <img srcset="/logo.png 2x">                              | <img srcset="/logo.png 2x"> loads a file: use inline SVG, or an image as data:
          <svg><image xlink:href="logo.png"/></svg>                | <image xlink:href="logo.png"> loads a file: use inline SVG, or an image as data:
          <body background=bg.gif>                                 | <body background="bg.gif"> loads a file: use inline SVG, or an image as data:
          <a href="/" ping="/seen">                                | <a ping="/seen"> loads a file: use inline SVG, or an image as data:
          <link rel="stylesheet" href="/site.css">                 | <link href="/site.css"> loads a file: use a <style> element in the page
          <iframe src="https://ads.example.org/">                  | <iframe src="https://ads.example.org/"> loads a file: use text, or inline SVG
          <meta http-equiv="Refresh" content="0;url=/">            | <meta http-equiv="Refresh"> loads a page: use a link
          <form action="/search">                                  | <form> sends something: use a link
          <button formaction="/search">                            | <button formaction="/search"> sends something: use a link
          <video poster="/logo.png">                               | <video> loads a file: use text, or inline SVG
          <object data="/logo.svg">                                | <object> loads a file: use text, or inline SVG
          <base href="/shop/">                                     | <base> is blocked: use whole addresses in links
          <p style="color:red">                                    | <p style="color:red"> is blocked: use a class and a <style> element; in SVG, attributes such as fill
          <style>@import "site.css";</style>                       | @import "site.css" loads a file: use a <style> element in the page
          <style>@font-face{src:url(data:font/woff2,x)}</style>    | @font-face loads a file: use fonts of the system
          <style>p{background:URL( "/bg.png" )}</style>            | URL( "/bg.png" ) loads a file: use inline SVG, or an image as data:
          <style media=all>p{background:url(//x/y)}</style>        | url(//x/y) loads a file: use inline SVG, or an image as data:
          <style>p{background:image-set("a.png" 1x)}</style>       | image-set("a.png" 1x) loads a file: use inline SVG, or an image as data:
          """)
  void namesWhatItFindsAndWhatToUse(String html, String message) {
    assertThatThrownBy(() -> HtmlPage.check("<h1>${title}</h1>" + html)).hasMessage(message);
  }

  /** A browser ignores them in a URL (URL Standard, basic URL parser). */
  @ParameterizedTest
  @ValueSource(strings = {"java\tscript:f()", "j\r\navascript:f()", "\u0001 \njavascript:f()"})
  void findsAScriptDespiteControls(String url) {
    assertThatThrownBy(() -> HtmlPage.check("<a href=\"" + url + "\">"))
        .hasMessageEndingWith(" runs a script: use HTML and CSS alone");
  }

  @Test
  void namesTheFirstFiveAndCountsTheOthers() {
    String html = "<img src=1><img src=2><img src=2><img src=3><img src=4><img src=5><img src=6>";

    assertThatThrownBy(() -> HtmlPage.check(html))
        .hasMessageStartingWith("<img src=\"1\">" + IMAGE + "; <img src=\"2\">" + IMAGE + "; ")
        .hasMessageEndingWith("<img src=\"5\">" + IMAGE + "; and 1 more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='https://www.example.org/help'>Help</a>",
        "<img src='data:image/png;base64,iVBORw0KGgo=' alt='Shop'>",
        "<link rel=icon href=data:,>",
        "<svg viewBox='0 0 9 9'><defs><g id='g'/></defs><use href='#g'/><path fill='url(#f)'/></svg>",
        "<style>p{background:url(data:image/gif;base64,R0lGOD)} i{fill:url('#g')}</style>",
        "<style>/* @import is blocked, url(x) too */ p{color:#123}</style>",
        "<!-- <script src=x></script> -->",
        "<title>How to <script> safely</title>",
        "<title${title.lang}>a/b <script></title>",
        "<svg><title>a/>b <script></title></svg>",
        "<style-guide>${title}</style-guide>",
        "<p>2 < 3, src=x and onclick=y are text</p>",
        "<p title='<script> and onload=x'>x</p>",
        "<p data-src='/x' lang=${lang} class=\"${verdict}\">x</p>"
      })
  void acceptsWhatLoadsNothing(String html) {
    assertThatCode(() -> HtmlPage.check(html)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"page.html", "check.html"})
  void acceptsThePagesOfTheLibrary(String name) {
    String css = Resource.text(HtmlPage.class, "page.css");

    assertThatCode(
            () -> HtmlPage.check(Resource.text(HtmlPage.class, name).replace("${style}", css)))
        .doesNotThrowAnyException();
  }

  /** Without a stack that grows with the page. */
  @ParameterizedTest
  @ValueSource(strings = {"<p a=\"b\" ", "<img alt='x' src=\"data:,", "<p ", "<style>p{}"})
  void takesLargePages(String start) {
    String inside = "aB3+ ".repeat(12 * 1024);

    assertThatCode(() -> HtmlPage.check(start + inside + "\">x</p>")).doesNotThrowAnyException();
  }
}
