package dev.upgraderequired.pages;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/** The schema of web.xml in Servlet 6.0, from the jar of the API. */
final class WebXml {

  private static final String BEFORE =
      "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">";
  private static final String BEFORE_PARAMETER =
      BEFORE + "<filter><filter-name>x</filter-name><filter-class>x</filter-class>";

  /** All that the schemas take from that of the namespace xml, which is in no jar. */
  private static final String NAMESPACE_XML =
      """
      <schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
        <attribute name="lang" type="language"/>
      </schema>
      """;

  private static final Schema SCHEMA = schema();

  private WebXml() {}

  /** Throws what is wrong with elements of web.xml. */
  static void validate(String elements) throws SAXException {
    check(BEFORE + elements + "</web-app>");
  }

  /** Throws what is wrong with elements of a filter. */
  static void validateParameters(String elements) throws SAXException {
    check(BEFORE_PARAMETER + elements + "</filter></web-app>");
  }

  /** Throws what is wrong with a whole file. */
  static void check(String file) throws SAXException {
    Validator validator = SCHEMA.newValidator();
    try {
      validator.validate(new StreamSource(new StringReader(file)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Schema schema() {
    try {
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      factory.setResourceResolver(resolver());
      return factory.newSchema(new StreamSource(open("web-app_6_0.xsd")));
    } catch (SAXException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LSResourceResolver resolver() throws ReflectiveOperationException {
    DOMImplementationLS dom =
        (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    return (type, namespace, publicId, systemId, base) -> {
      LSInput input = dom.createLSInput();
      input.setSystemId(systemId);
      if (systemId.endsWith("/xml.xsd")) {
        input.setStringData(NAMESPACE_XML);
      } else {
        input.setByteStream(open(systemId));
      }
      return input;
    };
  }

  private static InputStream open(String schema) {
    return Filter.class.getResourceAsStream("/jakarta/servlet/resources/" + schema);
  }
}
