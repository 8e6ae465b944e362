package dev.upgraderequired.pages;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;

/** A block of Java as a source file, line by line the same. */
final class Snippet extends SimpleJavaFileObject {

  private final Block block;
  private final String source;

  private Snippet(Block block, String source) {
    super(URI.create("snippet:///Snippet" + block.line() + ".java"), Kind.SOURCE);
    this.block = block;
    this.source = source;
  }

  /** A whole file, members of a class or statements: the first as which it has no syntax error. */
  static Snippet of(Block block) {
    return forms(block)
        .filter(form -> Javac.syntaxErrors(form).isEmpty())
        .findFirst()
        .orElseGet(() -> forms(block).reduce((first, last) -> last).orElseThrow());
  }

  private static Stream<Snippet> forms(Block block) {
    String type =
        "class Snippet%d extends %s {"
            .formatted(block.line(), Given.on(block.page()).getCanonicalName());
    return Stream.of(
        new Snippet(block, block.text()),
        around(block, type, "}"),
        around(block, type + " void run() throws Exception {", "}}"));
  }

  private static Snippet around(Block block, String before, String after) {
    List<String> lines = block.text().lines().toList();
    int imports = imports(lines);
    return new Snippet(
        block,
        String.join("\n", lines.subList(0, imports))
            + (imports == 0 ? "" : "\n")
            + before
            + String.join("\n", lines.subList(imports, lines.size()))
            + "\n"
            + after);
  }

  /** The number of lines up to the last import. */
  private static int imports(List<String> lines) {
    int imports = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (isImport(lines.get(i))) {
        imports = i + 1;
      }
    }
    return imports;
  }

  static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  Block block() {
    return block;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return source;
  }
}
