package dev.upgraderequired.refusal;

import java.util.List;

/** Puts an explanation into words of one media type. */
public interface RefusalRenderer {

  /** The media types of an {@code Accept} field for which this speaks, its own first. */
  List<String> mediaTypes();

  /** The value of {@code Content-Type}. */
  String contentType();

  /** The content. */
  String render(Explanation explanation);
}
