package dev.upgraderequired.internal.check;

import dev.upgraderequired.internal.refusal.AnsweredRequest;
import dev.upgraderequired.internal.refusal.Refusal;
import dev.upgraderequired.internal.refusal.RefusalFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern PREVIEW = Pattern.compile("(?:^|&)preview(?:=([^&]*))?(?=&|$)");
  private static final Pattern LANGUAGE =
      Pattern.compile("(?:^|&)lang=([A-Za-z][A-Za-z0-9-]{0,34})(?=&|$)");

  private static final Pattern FORMAT = Pattern.compile("(?:^|&)format=([a-z]{1,4})(?=&|$)");

  private static final Pattern PLANNED = Pattern.compile("(?:^|&)planned(?=&|$)");

  public static ProtocolCheck of(String query) {
    Matcher preview = PREVIEW.matcher(query);
    Matcher language = LANGUAGE.matcher(query);
    Matcher format = FORMAT.matcher(query);
    return new ProtocolCheck(
        preview.find()
            ? Optional.of(Optional.ofNullable(preview.group(1)).orElse(""))
            : Optional.empty(),
        language.find() ? Optional.of(language.group(1)) : Optional.empty(),
        format.find() ? Optional.ofNullable(MEDIA_TYPES.get(format.group(1))) : Optional.empty(),
        PLANNED.matcher(query).find());
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
