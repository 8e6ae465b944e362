package dev.upgraderequired.pages;

import java.util.HashMap;
import java.util.Map;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The options in a block of XML.
 *
 * @param whole whether they are all that a filter has
 */
record InitParams(Map<String, String> options, boolean whole) {

  private static final String FILTER = "dev.upgraderequired.UpgradeRequiredFilter";
  private static final String PREFIX = "upgradeRequired.";

  static InitParams of(Block block) throws SAXException {
    Map<String, String> options = new HashMap<>();
    boolean whole = false;
    for (Element element : Xml.elements(block)) {
      if (isFilter(element)) {
        whole = true;
        Xml.all(element, "init-param").forEach(param -> put(options, param, ""));
      } else if (element.getTagName().equals("init-param")) {
        put(options, element, "");
      } else if (element.getTagName().equals("context-param")) {
        whole = true;
        put(options, element, PREFIX);
      }
    }
    // The listener reads it, and the filter does not know it.
    options.remove("urlPatterns");
    return new InitParams(options, whole);
  }

  private static boolean isFilter(Element element) {
    return Xml.text(element, "filter-class").equals(FILTER)
        || element.getAttribute("filterClass").equals(FILTER);
  }

  private static void put(Map<String, String> options, Element param, String prefix) {
    String name = Xml.text(param, "param-name");
    // Quarkus replaces ${...} itself, and makes a $ of $$.
    String value = Xml.text(param, "param-value").replace("$${", "${");
    options.put(name.startsWith(prefix) ? name.substring(prefix.length()) : name, value);
  }

  Map<String, String> over(Map<String, String> earlier) {
    Map<String, String> all = new HashMap<>(whole ? Map.of() : earlier);
    all.putAll(options);
    return all;
  }
}
