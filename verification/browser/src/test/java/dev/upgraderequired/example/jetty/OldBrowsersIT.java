package dev.upgraderequired.example.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upgraderequired.example.ExampleOptions;
import dev.upgraderequired.example.ExampleServer;
import dev.upgraderequired.example.jetty.PagePicture.Line;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal in browsers that know no CSS of after 2010, or none at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldBrowsersIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** No line of the page is higher, except its title; two that overlap would be. */
  private static final int HIGHEST_LINE = 24;

  @TempDir private Path directory;

  private ExampleServer server;

  @BeforeAll
  void start() throws Exception {
    server =
        JettyExample.start(
            JettyExample.server(
                ExampleOptions.forTest(
                    Map.of(
                        "minimumTls", "TLSv1.2",
                        "siteName", "Example Shop",
                        "helpUrl", "https://www.example.org/help"))));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dillo -f -g 1000x2400", "netsurf-gtk --window_width=1000 --window_height=2400"})
  void showThePageInOrderAndLeftAligned(String command) throws Exception {
    PagePicture page = new PagePicture(picture(command));
    Rectangle card = page.card();
    Rectangle refused = page.area(PagePicture.REFUSED_ROW);
    Rectangle accepted = page.area(PagePicture.ACCEPTED_ROW);
    List<Line> above = page.lines(upTo(card, refused.y));
    List<Line> below = page.lines(from(card, accepted.y + accepted.height));

    // The status, the heading, and what is wrong.
    assertThat(above).hasSizeBetween(3, 4);
    assertThat(page.shows(PagePicture.STATUS, above.get(0).box())).isTrue();
    assertThat(above.get(1).box().height)
        .as("the heading is larger")
        .isGreaterThan(above.get(0).box().height * 3 / 2);

    assertThat(accepted.y)
        .as("the rows of the table do not overlap")
        .isGreaterThanOrEqualTo(refused.y + refused.height);
    assertThat(accepted.x).isEqualTo(refused.x);
    for (Rectangle row : List.of(refused, accepted)) {
      List<Line> text = page.lines(row);
      assertThat(text).hasSize(1);
      assertThat(text.get(0).box().x - row.x).as("the label begins at the left").isBetween(5, 30);
    }

    // Four items for visitors and of causes, and six clients; nine headings, and text.
    assertThat(below.stream().filter(line -> line.isListItem(refused.x)))
        .hasSizeGreaterThanOrEqualTo(8);
    List<Line> texts = below.stream().filter(line -> !line.isListItem(refused.x)).toList();
    assertThat(texts).hasSizeGreaterThan(15);
    assertThat(below).as("nothing overlaps").allMatch(line -> line.box().height <= HIGHEST_LINE);
    assertThat(texts.stream().filter(line -> line.box().x - refused.x <= 12))
        .as("all but the wrapped lines of list items begin at the left")
        .hasSizeGreaterThanOrEqualTo(texts.size() - 2);
    assertThat(page.shows(PagePicture.LINK, card)).as("there are links").isTrue();
  }

  private static Rectangle upTo(Rectangle card, int y) {
    return new Rectangle(card.x, card.y, card.width, y - card.y);
  }

  private static Rectangle from(Rectangle card, int y) {
    return new Rectangle(card.x, y, card.width, card.y + card.height - y);
  }

  /** The screen as soon as both rows and the end of the card are on it, and nothing changes. */
  private BufferedImage picture(String command) throws Exception {
    String name = command.substring(0, command.indexOf(' '));
    assumeInstalled("Xvfb");
    assumeInstalled(name);
    List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
    words.add(url());
    try (VirtualScreen screen =
        VirtualScreen.start(Files.createDirectory(directory.resolve(name)))) {
      Process browser = screen.run(words);
      try {
        BufferedImage picture = complete(screen, browser);
        ImageIO.write(picture, "png", new File("target", name + ".png"));
        return picture;
      } finally {
        browser.destroy();
        browser.waitFor();
      }
    }
  }

  private static BufferedImage complete(VirtualScreen screen, Process browser) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    BufferedImage before = screen.picture();
    while (Instant.now().isBefore(deadline)) {
      if (browser.waitFor(1, TimeUnit.SECONDS)) {
        throw new AssertionError("The browser ended with " + browser.exitValue());
      }
      BufferedImage now = screen.picture();
      if (isComplete(now) && isSame(before, now)) {
        return now;
      }
      before = now;
    }
    ImageIO.write(before, "png", new File("target", "incomplete.png"));
    throw new AssertionError("The page was not complete in time: see target/incomplete.png");
  }

  private static boolean isComplete(BufferedImage picture) {
    PagePicture page = new PagePicture(picture);
    return !page.area(PagePicture.CARD_TOP).isEmpty()
        && !page.area(PagePicture.ACCEPTED_ROW).isEmpty();
  }

  private static boolean isSame(BufferedImage one, BufferedImage other) {
    int width = one.getWidth();
    int height = one.getHeight();
    return Arrays.equals(
        one.getRGB(0, 0, width, height, null, 0, width),
        other.getRGB(0, 0, width, height, null, 0, width));
  }

  @ParameterizedTest
  @ValueSource(strings = {"w3m -dump", "lynx -dump -nolist", "links -dump"})
  void showThePageAsText(String command) throws Exception {
    assumeInstalled(command.substring(0, command.indexOf(' ')));
    List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
    words.add(url());
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("HOME", directory.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectErrorStream(true);
    Process browser = builder.start();
    browser.getOutputStream().close();
    String text = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(text)
        .containsSubsequence(
            "Example Shop",
            "426 Upgrade Required",
            "Your connection needs an upgrade",
            "What you can do",
            "Likely causes",
            "What this means",
            "Need help?",
            "For developers and administrators",
            "Clients that support it",
            "See what your client negotiates");
    assertThat(text)
        .containsPattern("(?m)^ *Your connection +HTTP/1\\.[01] without encryption *$")
        .containsPattern("(?m)^ *This site requires +TLS 1\\.2 or newer *$")
        .containsPattern("(?m)^ +[*•] Open the address again with https://")
        .containsPattern("(?m)^ +[*•] Java ≥ 8 *$")
        .containsPattern("(?m)^ *For developers and administrators *$");
  }

  private String url() {
    return "http://localhost:" + server.httpPort() + "/";
  }

  private static void assumeInstalled(String program) {
    boolean isThere =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(isThere, program + " is not installed");
  }
}
