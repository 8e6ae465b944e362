package dev.upgraderequired.internal.text;

import java.util.Collection;
import java.util.stream.Collectors;

/** Escapes text for HTML and XML. */
public final class Markup {

  private Markup() {}

  /** Escapes the special characters of HTML and XML, for content and quoted attributes. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** One element per text. */
  public static String elements(String name, Collection<String> texts) {
    return texts.stream()
        .map(text -> "<" + name + ">" + escape(text) + "</" + name + ">\n")
        .collect(Collectors.joining());
  }

  /** A link to a configured URL. */
  public static String link(String url, String text) {
    return "<a href=\"" + escape(url) + "\">" + escape(text) + "</a>";
  }
}
