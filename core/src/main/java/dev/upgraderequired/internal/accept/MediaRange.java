package dev.upgraderequired.internal.accept;

import dev.upgraderequired.internal.field.Token;
import java.util.ArrayList;
import java.util.List;

/** How a media range matches media types (RFC 9110 §12.5.1), most specific last. */
enum MediaRange {
  NOT_MATCHING,
  ANY,
  ANY_SUBTYPE,
  /** A type that is built on the other (RFC 6839), or replaces it, such as text/json. */
  RELATED,
  EXACT;

  static final String HTML = "text/html";
  static final String XHTML = "application/xhtml+xml";

  private static final String JSON = "application/json";
  private static final String XML = "application/xml";

  /** Whether a text is a media range. A lone star, as Java 8 sends it, stands for any type. */
  static boolean isValid(String range) {
    int slash = range.indexOf('/');
    return range.equals("*")
        || (Token.isToken(range, 0, slash) && Token.isToken(range, slash + 1, range.length()));
  }

  static MediaRange matching(String range, String mediaType) {
    if (range.equals("*/*") || range.equals("*")) {
      return ANY;
    }
    if (range.endsWith("/*")) {
      return mediaType.regionMatches(0, range, 0, range.length() - 1) ? ANY_SUBTYPE : NOT_MATCHING;
    }
    if (range.equals(mediaType)) {
      return EXACT;
    }
    return base(range).equals(mediaType) ? RELATED : NOT_MATCHING;
  }

  static boolean isPage(String range) {
    return range.equals(HTML) || base(range).equals(XHTML);
  }

  /** Whether only people's software names it: images, and what phones got over WAP. */
  static boolean isOfBrowser(String range) {
    return range.startsWith("image/") || range.contains("/vnd.wap.");
  }

  /** The type that software reads if it asks for one that is built on it. */
  private static String base(String range) {
    if (!range.startsWith("application/")) {
      return range.equals("text/json") ? JSON : range;
    }
    if (range.endsWith("+xml")) {
      return range.endsWith("xhtml+xml") ? XHTML : XML;
    }
    return range.endsWith("+json") || range.startsWith("application/vnd.") ? JSON : range;
  }

  /**
   * Moves XML behind pages of the same weight. Firefox up to 3, Safari up to 4 and Android up to 2
   * name {@code application/xml} before {@code application/xhtml+xml}, and mean pages.
   */
  static List<WeightedElement> withXmlLast(List<WeightedElement> ranges) {
    if (!names(XHTML, ranges)) {
      return ranges;
    }
    List<WeightedElement> ordered = new ArrayList<>();
    for (boolean isXml : new boolean[] {false, true}) {
      for (WeightedElement range : ranges) {
        if (isXml == (range.value().equals(XML) || range.value().equals("text/xml"))) {
          ordered.add(new WeightedElement(range.value(), range.weight(), ordered.size()));
        }
      }
    }
    return ordered;
  }

  private static boolean names(String mediaType, List<WeightedElement> ranges) {
    for (WeightedElement range : ranges) {
      if (range.value().equals(mediaType)) {
        return true;
      }
    }
    return false;
  }
}
