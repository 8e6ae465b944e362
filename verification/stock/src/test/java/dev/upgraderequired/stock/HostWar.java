package dev.upgraderequired.stock;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.UpgradeRequiredListener;
import dev.upgraderequired.stock.host.HostServlet;
import dev.upgraderequired.stock.host.HostSocket;
import dev.upgraderequired.stock.host.WrappingListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The application of the contract of a host, with the library in its WEB-INF/lib. */
final class HostWar {

  // The listener: the WebSocket filter of Jetty comes before a filter of web.xml.
  private static final String WEB_XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
      %s  <listener>
          <listener-class>%s</listener-class>
        </listener>
        <listener>
          <listener-class>%s</listener-class>
        </listener>
        <servlet>
          <servlet-name>host</servlet-name>
          <servlet-class>%s</servlet-class>
          <async-supported>true</async-supported>
        </servlet>
        <servlet-mapping>
          <servlet-name>host</servlet-name>
          <url-pattern>/</url-pattern>
          <url-pattern>/async</url-pattern>
        </servlet-mapping>
      </web-app>
      """;

  private static final String CONTEXT_PARAM =
      """
        <context-param>
          <param-name>upgradeRequired.%s</param-name>
          <param-value>%s</param-value>
        </context-param>
      """;

  private HostWar() {}

  /** Writes the .war, with the options of the filter. */
  static Path write(Path file, Map<String, String> options) throws IOException {
    try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(file))) {
      add(war, "WEB-INF/web.xml", webXml(options).getBytes(UTF_8));
      add(
          war,
          "WEB-INF/lib/upgrade-required.jar",
          Files.readAllBytes(Path.of(System.getProperty("core"))));
      for (Class<?> type : List.of(HostServlet.class, HostSocket.class, WrappingListener.class)) {
        String path = type.getName().replace('.', '/') + ".class";
        add(war, "WEB-INF/classes/" + path, bytes(path));
      }
    }
    return file;
  }

  private static String webXml(Map<String, String> options) {
    String params =
        options.entrySet().stream()
            .map(option -> CONTEXT_PARAM.formatted(option.getKey(), option.getValue()))
            .collect(Collectors.joining());
    return WEB_XML.formatted(
        params,
        UpgradeRequiredListener.class.getName(),
        WrappingListener.class.getName(),
        HostServlet.class.getName());
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = HostWar.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  private static void add(ZipOutputStream war, String name, byte[] content) throws IOException {
    war.putNextEntry(new ZipEntry(name));
    war.write(content);
    war.closeEntry();
  }
}
