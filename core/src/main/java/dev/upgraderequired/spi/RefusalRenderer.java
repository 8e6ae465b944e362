package dev.upgraderequired.spi;

import java.util.List;

/** Puts an explanation into words of one media type. */
public interface RefusalRenderer {

  /** The media types of an {@code Accept} field that select this renderer, the main one first. */
  public List<String> mediaTypes();

  /** The value of {@code Content-Type}. */
  String contentType();

  /** The content. */
  public String render(Explanation explanation);
}
