package dev.upgraderequired.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * XML as it stands in the pages: well-formed, valid where it is web.xml, with options that exist.
 */
class XmlSnippetsTest {

  private static final Set<String> OF_WEB_XML =
      Set.of(
          "filter",
          "filter-mapping",
          "listener",
          "servlet",
          "servlet-mapping",
          "context-param",
          "security-constraint",
          "login-config",
          "security-role",
          "error-page",
          "session-config");

  /** Of files of other programs, which the tests of these programs read. */
  private static final Set<String> OF_SERVERS =
      Set.of(
          // Tomcat
          "Server",
          "Service",
          "Connector",
          "Engine",
          "Host",
          "Context",
          "Valve",
          // Jetty
          "Configure",
          "Call",
          "New",
          "Set",
          // Open Liberty
          "server",
          "httpEndpoint",
          // IIS
          "serverVariables",
          "rewriteMap",
          // Maven, see DependencySnippetsTest
          "dependency");

  static Stream<Block> blocks() {
    return Page.blocks("xml");
  }

  static Stream<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void areValid(Block block) throws SAXException {
    try {
      assertThat(Xml.elements(block)).as("elements of %s", block).isNotEmpty();
      validate(block, Xml.elements(block).get(0).getTagName());
    } catch (SAXParseException e) {
      throw new AssertionError(block.mistake(e.getLineNumber(), e.getMessage()), e);
    }
  }

  private static void validate(Block block, String element) throws SAXException {
    if (element.equals("web-app")) {
      WebXml.check(block.text());
    } else if (OF_WEB_XML.contains(element)) {
      WebXml.validate(block.text());
    } else if (element.equals("init-param")) {
      WebXml.validateParameters(block.text());
    } else {
      assertThat(OF_SERVERS)
          .as(block.mistake("no file is known with <" + element + ">"))
          .contains(element);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void haveOptionsOfTheFilter(Page page) throws SAXException {
    List<String> mistakes = new ArrayList<>();
    Map<String, String> soFar = new HashMap<>();
    for (Block block : page.blocks()) {
      if (block.is("xml")) {
        // A fragment without a filter adds to what the page has shown before it.
        soFar = InitParams.of(block).over(soFar);
        Options.mistakes(soFar).map(block::mistake).ifPresent(mistakes::add);
      }
    }
    assertThat(mistakes).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void haveClassesThatExist(Block block) throws SAXException {
    for (Element element : Xml.elements(block)) {
      Stream.of("filter-class", "listener-class", "servlet-class")
          .map(name -> Xml.text(element, name))
          .filter(name -> name.startsWith("dev.upgraderequired."))
          .forEach(name -> assertThat(exists(name)).as(block.mistake(name)).isTrue());
    }
  }

  private static boolean exists(String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Test
  void areFound() {
    assertThat(blocks()).hasSizeGreaterThan(20);
  }
}
