package dev.upgraderequired.stock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The configurations in docs/server-wide.md. */
final class ServerWide {

  /** The source address of the requests of a trusted proxy. */
  static final String PROXY = "127.0.0.2";

  private static final DocumentedPage PAGE = new DocumentedPage("server-wide.md");

  private static final Pattern MINIMUM =
      Pattern.compile("(?s) *<(init|context)-param>.*?</\\1-param>\n");
  private static final Map<String, String> MORE =
      Map.of(
          "trustedProxies",
          PROXY,
          "proxyPreset",
          "nginx",
          "exemptPaths",
          "/exempt.html",
          "checkPath",
          "/protocol-check");

  private ServerWide() {}

  /**
   * The first block of XML of a section, with a trusted proxy and exemptions besides what it has.
   */
  static String configuration(String heading) {
    String block = blocks(heading).get(0);
    return MINIMUM.matcher(block).replaceFirst(ServerWide::withMore);
  }

  private static String withMore(MatchResult minimum) {
    String element = minimum.group();
    return element
        + MORE.entrySet().stream()
            .map(
                option ->
                    element
                        .replace("minimumTls", option.getKey())
                        .replace("TLSv1.2", option.getValue()))
            .collect(Collectors.joining());
  }

  /** The configuration of a module of Jetty. */
  static String ini() {
    return PAGE.blocks("Jetty", "ini").get(0);
  }

  /** All blocks of XML of a section. */
  static List<String> blocks(String heading) {
    return PAGE.blocks(heading, "xml");
  }

  /** Puts the library where the class loader of the server finds it. */
  static void addLibrary(Site site, String directory) throws IOException {
    site.copy(Path.of(System.getProperty("core")), directory + "/upgrade-required-core.jar");
  }
}
