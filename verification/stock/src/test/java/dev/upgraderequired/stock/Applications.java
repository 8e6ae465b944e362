package dev.upgraderequired.stock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The applications of a server whose administrator guards all of them. */
final class Applications {

  /** The content of every page. */
  static final String PAGE = "a page";

  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
      %s
      </web-app>
      """;

  private static final String OWN_FILTER =
      """
      <filter>
        <filter-name>own</filter-name>
        <filter-class>dev.upgraderequired.stock.OwnFilter</filter-class>
        <async-supported>true</async-supported>
      </filter>
      <filter-mapping><filter-name>own</filter-name><url-pattern>/*</url-pattern></filter-mapping>
      <servlet>
        <servlet-name>async</servlet-name>
        <servlet-class>dev.upgraderequired.stock.OwnAsyncServlet</servlet-class>
        <async-supported>true</async-supported>
      </servlet>
      <servlet-mapping>
        <servlet-name>async</servlet-name>
        <url-pattern>/async</url-pattern>
      </servlet-mapping>
      """;

  private static final String LOGIN =
      """
      <security-constraint>
        <web-resource-collection>
          <web-resource-name>all</web-resource-name>
          <url-pattern>/*</url-pattern>
        </web-resource-collection>
        <auth-constraint><role-name>user</role-name></auth-constraint>
      </security-constraint>
      <login-config><auth-method>BASIC</auth-method></login-config>
      <security-role><role-name>user</role-name></security-role>
      """;

  private static final String SAME_NAME =
      """
      <filter>
        <filter-name>serverUpgradeRequired</filter-name>
        <filter-class>dev.upgraderequired.UpgradeRequiredFilter</filter-class>
        <init-param>
          <param-name>minimumTls</param-name>
          <param-value>none</param-value>
        </init-param>
      </filter>
      <filter-mapping>
        <filter-name>serverUpgradeRequired</filter-name>
        <url-pattern>/*</url-pattern>
      </filter-mapping>
      """;

  private Applications() {}

  /**
   * Deploys {@code ROOT} with {@link OwnFilter}; {@code own}, which has the library's filter; and
   * {@code report} with the report servlet.
   */
  static void deploy(Site site) throws IOException {
    deploy(site, "ROOT", OWN_FILTER);
    deploy(site, "own", SAME_NAME);
    deploy(site, "report", ServerWide.blocks("Tomcat: FilterValve").get(1));
    Stream.of(OwnFilter.class, OwnAsyncServlet.class).forEach(type -> copy(site, type));
  }

  /** Deploys {@code closed}, for which the container requires a password. */
  static void deployClosed(Site site) throws IOException {
    deploy(site, "closed", LOGIN);
  }

  private static void deploy(Site site, String name, String webXml) throws IOException {
    site.write("webapps/" + name + "/index.html", PAGE);
    site.write("webapps/" + name + "/exempt.html", PAGE);
    site.write("webapps/" + name + "/WEB-INF/web.xml", WEB_XML.formatted(webXml));
  }

  private static void copy(Site site, Class<?> type) {
    String name = type.getName().replace('.', '/') + ".class";
    try {
      Path file = Path.of(type.getClassLoader().getResource(name).toURI());
      site.copy(file, "webapps/ROOT/WEB-INF/classes/" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
