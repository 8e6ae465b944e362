package dev.upgraderequired.pages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page links to, and what in it can be linked to. */
final class Links {

  private Links() {}

  /** Links and images, of Markdown and of HTML. */
  static List<String> of(Page page) {
    Document html = page.html();
    List<String> links = new ArrayList<>(html.select("a[href]").eachAttr("href"));
    links.addAll(html.select("img[src]").eachAttr("src"));
    links.addAll(html.select("source[srcset]").eachAttr("srcset"));
    return links;
  }

  /** The path, relative to the root, of what a relative link leads to. */
  static String file(Page page, String link) {
    String path = link.matches("[a-z]+:.*") ? "" : link.replaceFirst("#.*", "");
    return path.isEmpty()
        ? page.path()
        : Path.of(page.path()).resolveSibling(path).normalize().toString().replace('\\', '/');
  }

  /** Anchors of headings as GitHub makes them, and ids. */
  static Set<String> anchors(Page page) {
    Set<String> anchors = new HashSet<>(page.html().select("[id]").eachAttr("id"));
    for (Element heading : page.html().select("h1, h2, h3, h4, h5, h6")) {
      String anchor = slug(heading.text());
      String unique = anchor;
      for (int i = 1; !anchors.add(unique); i++) {
        unique = anchor + "-" + i;
      }
    }
    return anchors;
  }

  private static String slug(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}_\\- ]", "")
        .replace(' ', '-');
  }
}
