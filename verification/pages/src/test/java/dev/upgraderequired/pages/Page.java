package dev.upgraderequired.pages;

import dev.upgraderequired.contract.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A page of the documentation; its path is relative to the root. */
record Page(String path, Node document) {

  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());
  private static final Parser PARSER =
      Parser.builder()
          .extensions(TABLES)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(TABLES).build();
  private static final List<Page> ALL = read();

  /** All pages that readers are meant to read: a new one is among them by itself. */
  static Stream<Page> all() {
    return ALL.stream();
  }

  private static List<Page> read() {
    return Stream.of(
            files("", 1).filter(file -> file.endsWith(".md")),
            files("docs").filter(file -> file.endsWith(".md")),
            files("verification").filter(file -> file.matches("verification/[^/]+/README\\.md")))
        .flatMap(paths -> paths)
        .map(Page::at)
        .toList();
  }

  static Page at(String path) {
    return new Page(path, PARSER.parse(read(path)));
  }

  static String read(String path) {
    try {
      return Files.readString(Repository.file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The paths of the files in a folder and below it, without what builds make. */
  static Stream<String> files(String folder) {
    return files(folder, Integer.MAX_VALUE);
  }

  private static Stream<String> files(String folder, int depth) {
    Path root = Repository.file("");
    try (Stream<Path> files = Files.walk(root.resolve(folder), depth)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(file -> !file.contains("/target/"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The blocks of code, in their order. */
  List<Block> blocks() {
    return Block.in(this);
  }

  /** The lines from a heading to the next. */
  String section(String heading) {
    return Stream.of(read(path).split("(?m)^(?=##+ )"))
        .filter(section -> section.lines().findFirst().orElse("").matches("#+ .*"))
        .filter(section -> section.lines().findFirst().orElse("").endsWith(" " + heading))
        .findFirst()
        .orElse("");
  }

  static Stream<Block> blocks(String language) {
    return all().flatMap(page -> page.blocks().stream()).filter(block -> block.is(language));
  }

  /** As a browser sees it. */
  Document html() {
    return Jsoup.parse(RENDERER.render(document));
  }

  @Override
  public String toString() {
    return path;
  }
}
