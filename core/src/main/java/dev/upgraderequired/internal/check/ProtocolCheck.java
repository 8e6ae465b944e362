package dev.upgraderequired.internal.check;

import dev.upgraderequired.internal.refusal.AnsweredRequest;
import dev.upgraderequired.internal.refusal.Refusal;
import dev.upgraderequired.internal.refusal.RefusalFactory;
import dev.upgraderequired.internal.request.RequestLimits;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the check path. The response says whether the connection of the client is accepted;
 * with {@code ?preview} it shows a refusal ({@code ?preview=CODE&lang=TAG&format=json&planned}: for
 * this violation, in this language and format, as the plan will refuse it).
 *
 * @param mediaType of the format; empty if the query names none that is known
 * @param isPlanned whether the preview is of a refusal by the planned policy
 */
public record ProtocolCheck(
    Optional<String> preview,
    Optional<String> language,
    Optional<String> mediaType,
    boolean isPlanned) {

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html",
          "text", "text/plain",
          "json", "application/json",
          "xml", "application/xml");

  private static final String PREVIEW = "preview";
  private static final String PLANNED = "planned";
  private static final String LANGUAGE = "lang=";
  private static final String FORMAT = "format=";
  private static final int LONGEST_LANGUAGE = 35;

  /** Reads the first {@link RequestLimits#MOST_ELEMENTS} parameters of a query. */
  public static ProtocolCheck of(String query) {
    Optional<String> preview = Optional.empty();
    Optional<String> language = Optional.empty();
    Optional<String> mediaType = Optional.empty();
    boolean isPlanned = false;
    int start = 0;
    for (int i = 0; i < RequestLimits.MOST_ELEMENTS && start < query.length(); i++) {
      int separator = query.indexOf('&', start);
      int end = separator < 0 ? query.length() : separator;
      String parameter = query.substring(start, end);
      preview = preview.isPresent() ? preview : preview(parameter);
      language = language.isPresent() ? language : language(parameter);
      mediaType = mediaType.isPresent() ? mediaType : mediaType(parameter);
      isPlanned |= parameter.equals(PLANNED);
      start = end + 1;
    }
    return new ProtocolCheck(preview, language, mediaType, isPlanned);
  }

  /** The code to preview; empty if any will do. */
  private static Optional<String> preview(String parameter) {
    if (!parameter.startsWith(PREVIEW)) {
      return Optional.empty();
    }
    String value = parameter.substring(PREVIEW.length());
    if (value.isEmpty()) {
      return Optional.of("");
    }
    return value.charAt(0) == '=' ? Optional.of(value.substring(1)) : Optional.empty();
  }

  private static Optional<String> language(String parameter) {
    return parameter.startsWith(LANGUAGE)
        ? Optional.of(parameter.substring(LANGUAGE.length())).filter(ProtocolCheck::isLanguage)
        : Optional.empty();
  }

  private static Optional<String> mediaType(String parameter) {
    return parameter.startsWith(FORMAT)
        ? Optional.ofNullable(MEDIA_TYPES.get(parameter.substring(FORMAT.length())))
        : Optional.empty();
  }

  private static boolean isLanguage(String tag) {
    for (int i = 0; i < tag.length(); i++) {
      char c = tag.charAt(i);
      boolean isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!isLetter && (i == 0 || (c != '-' && (c < '0' || c > '9')))) {
        return false;
      }
    }
    return !tag.isEmpty() && tag.length() <= LONGEST_LANGUAGE;
  }

  /** The response to this request. */
  public Refusal respond(Previews previews, RefusalFactory refusals, AnsweredRequest asSent) {
    AnsweredRequest request = mediaType.map(asSent::withMediaType).orElse(asSent);
    AnsweredRequest localized = language.map(request::withLanguage).orElse(request);
    if (preview.filter(code -> !code.isEmpty()).isPresent()) {
      return Optional.ofNullable(previews.byCode().get(preview.get().toLowerCase(Locale.ROOT)))
          .map(example -> refusals.preview(example.applyTo(localized)))
          .orElseGet(() -> refusals.unknownPreview(localized, previews.byCode().keySet()));
    }
    return preview
        .flatMap(any -> previews.defaultExample())
        .map(example -> refusals.preview(example.applyTo(localized)))
        .orElseGet(() -> refusals.check(localized));
  }
}
