package dev.upgraderequired.spi;

import java.util.List;

/** Renders explanations in one format. */
public interface RefusalRenderer {

  /** The media types of {@code Accept} that choose this format; the first is its own. */
  List<String> mediaTypes();

  /** The value of {@code Content-Type}. */
  String contentType();

  /** The content of a response with this explanation. */
  String render(Explanation explanation);
}
