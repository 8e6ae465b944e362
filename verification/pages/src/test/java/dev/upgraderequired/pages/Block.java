package dev.upgraderequired.pages;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * A block of code of a page.
 *
 * @param line of the page, on which the text begins
 * @param language after the fence, or empty
 * @param heading of the section
 */
record Block(Page page, int line, String language, String text, String heading) {

  static List<Block> in(Page page) {
    Collector collector = new Collector(page);
    page.document().accept(collector);
    return List.copyOf(collector.blocks);
  }

  boolean is(String other) {
    return language.equals(other);
  }

  /** The next block of the page, or one of no language if there is none. */
  Block next() {
    return page.blocks().stream()
        .filter(block -> block.line > line)
        .findFirst()
        .orElseGet(() -> new Block(page, line, "", "", heading));
  }

  /** What is wrong, where. */
  String mistake(long lineOfText, String message) {
    return "%s:%d: %s".formatted(page, line + lineOfText - 1, message);
  }

  String mistake(String message) {
    return mistake(1, message);
  }

  /** A line of each, without indentation. */
  List<String> lines() {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  @Override
  public String toString() {
    return page + ":" + line;
  }

  private static final class Collector extends AbstractVisitor {

    private final List<Block> blocks = new ArrayList<>();
    private final Page page;
    private String heading = "";

    Collector(Page page) {
      this.page = page;
    }

    @Override
    public void visit(Heading node) {
      StringBuilder text = new StringBuilder();
      node.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text part) {
              text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
              text.append(part.getLiteral());
            }
          });
      heading = text.toString();
    }

    @Override
    public void visit(FencedCodeBlock node) {
      add(node, 2, node.getInfo(), node.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock node) {
      add(node, 1, "", node.getLiteral());
    }

    private void add(Node node, int offset, String language, String text) {
      int line = node.getSourceSpans().get(0).getLineIndex() + offset;
      blocks.add(new Block(page, line, language, text, heading));
    }
  }
}
