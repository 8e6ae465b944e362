package dev.upgraderequired.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.Repository;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of the pages: to files, headings and images that exist, and to every page. */
class LinksTest {

  static Stream<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void leadSomewhere(Page page) {
    List<String> dead = new ArrayList<>();
    for (String link : Links.of(page)) {
      mistake(page, link)
          .forEach(mistake -> dead.add(where(page, link) + ": " + link + " " + mistake));
    }
    assertThat(dead).isEmpty();
  }

  /** The page, and the line on which the link is first. */
  private static String where(Page page, String link) {
    List<String> lines = Page.read(page.path()).lines().toList();
    return page + ":" + (1 + lines.stream().takeWhile(line -> !line.contains(link)).count());
  }

  private static Stream<String> mistake(Page page, String link) {
    if (link.matches("[a-z]+:.*")) {
      return external(link) ? Stream.empty() : Stream.of("is no URL of http or https");
    }
    String file = Links.file(page, link);
    if (!Files.exists(Repository.file(file))) {
      return Stream.of("is no file");
    }
    String anchor = link.contains("#") ? link.replaceFirst("[^#]*#", "") : "";
    return anchor.isEmpty() || Links.anchors(Page.at(file)).contains(anchor)
        ? Stream.empty()
        : Stream.of("is no heading");
  }

  private static boolean external(String link) {
    try {
      URI uri = URI.create(link);
      return List.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void leadToEveryFileOfTheDocumentation() {
    Set<String> found = new LinkedHashSet<>(List.of("README.md"));
    List<String> next = List.copyOf(found);
    while (!next.isEmpty()) {
      next =
          next.stream()
              .filter(file -> file.endsWith(".md") && Files.exists(Repository.file(file)))
              .map(Page::at)
              .flatMap(page -> Links.of(page).stream().map(link -> Links.file(page, link)))
              .filter(found::add)
              .toList();
    }

    assertThat(found).containsAll(Page.all().map(Page::path).toList());
    assertThat(found).containsAll(Page.files("docs").toList());
  }

  @Test
  void areFound() {
    assertThat(Links.of(Page.at("README.md"))).hasSizeGreaterThan(30);
  }
}
