package dev.upgraderequired.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.UpgradeRequiredFilterBuilder;
import dev.upgraderequired.spi.InvalidOptionsException.Mistake;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** Reads the page of the application. */
final class PageContent {

  /** More than the filter accepts. */
  private static final int LONGEST = 64 * 1024 + 1;

  private PageContent() {}

  /** Reads a page for the builder; the mistake if it cannot be read. */
  static List<Mistake> read(@Nullable Resource page, UpgradeRequiredFilterBuilder builder) {
    if (page == null) {
      return List.of();
    }
    try (InputStream in = page.getInputStream()) {
      builder.pageContent(new String(in.readNBytes(LONGEST), UTF_8));
      return List.of();
    } catch (IOException unreadable) {
      return List.of(
          new Mistake(
              Optional.of("page"),
              page.getDescription() + " cannot be read; use one such as classpath:page.html"));
    }
  }
}
