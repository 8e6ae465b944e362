package dev.upgraderequired.pages;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The elements of a block of XML, which may be a fragment of a file. */
final class Xml {

  private Xml() {}

  /** The outermost elements. */
  static List<Element> elements(Block block) throws SAXException {
    Element root = parse(block.text());
    return root.getTagName().equals("fragment") ? children(root) : List.of(root);
  }

  private static Element parse(String text) throws SAXException {
    boolean whole = text.startsWith("<?xml") || text.startsWith("<!DOCTYPE");
    String file = whole ? text : "<fragment>" + text + "</fragment>";
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      // No document type of a server is asked for from the network.
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(file))).getDocumentElement();
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Element> children(Node parent) {
    return only(parent.getChildNodes());
  }

  static List<Element> all(Element ancestor, String name) {
    return only(ancestor.getElementsByTagName(name));
  }

  /** The text of a child, or empty. */
  static String text(Element parent, String child) {
    return children(parent).stream()
        .filter(element -> element.getTagName().equals(child))
        .map(element -> element.getTextContent().strip())
        .findFirst()
        .orElse("");
  }

  private static List<Element> only(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }
}
