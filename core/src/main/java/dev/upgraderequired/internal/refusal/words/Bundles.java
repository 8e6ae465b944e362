package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.internal.text.Printable;
import dev.upgraderequired.internal.text.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages: those of this library, and over them those that a site has put on its class path,
 * as {@code upgrade-required_TAG.properties} in UTF-8. The site's are checked at start; a language
 * of this library is not read before a client asks for it.
 *
 * <p>Not by ResourceBundle: where it finds no bundle for a language it takes that of the machine's
 * default locale, and English may turn out Japanese.
 *
 * @param ofSite the messages of the site, by the tag of their language
 */
public record Bundles(Map<String, Map<String, String>> ofSite) {

  private static final String ENGLISH = "en";

  private static final List<String> BUILT_IN =
      List.of(
          ENGLISH, "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "he", "fa",
          "hi", "ja", "ko", "zh-Hans", "zh-Hant");

  /**
   * Looks for what the site has.
   *
   * @throws IllegalArgumentException if any of it is not right
   */
  static Bundles find() {
    Map<String, Map<String, String>> ofSite = new TreeMap<>();
    List<String> mistakes = new ArrayList<>();
    Stream.concat(BUILT_IN.stream(), Stream.of(Locale.getISOLanguages()))
        .distinct()
        .forEach(
            tag -> {
              try {
                ofSite(tag).ifPresent(messages -> ofSite.put(tag, messages));
              } catch (IllegalArgumentException e) {
                mistakes.add(fileOfSite(tag) + " is not right: " + e.getMessage());
              }
            });
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n  ", mistakes));
    }
    return new Bundles(ofSite);
  }

  /** The languages of this library alone. */
  static Bundles ofLibrary() {
    return new Bundles(Map.of());
  }

  /** The tag of every language that is there, those of this library first. */
  List<String> tags() {
    return Stream.concat(BUILT_IN.stream(), ofSite.keySet().stream()).distinct().toList();
  }

  /** The messages of a language that is there; what a site leaves out of one is in English. */
  Messages messages(String tag) {
    Map<String, Template> templates = new HashMap<>();
    builtIn(file(BUILT_IN.contains(tag) ? tag : ENGLISH))
        .forEach((key, text) -> templates.put(key, Template.parse(text)));
    ofSite
        .getOrDefault(tag, Map.of())
        .forEach((key, text) -> templates.put(key, Template.parse(text)));
    return new Messages(Locale.forLanguageTag(tag), templates, inEnglish(tag));
  }

  /** The keys of messages that a site leaves out of a language that it adds. */
  private Set<String> inEnglish(String tag) {
    if (BUILT_IN.contains(tag)) {
      return Set.of();
    }
    Set<String> keys = new HashSet<>(english().keySet());
    keys.removeAll(ofSite.getOrDefault(tag, Map.of()).keySet());
    return keys;
  }

  /** The English messages, of which each language has a translation. */
  static Map<String, String> english() {
    return builtIn(file(ENGLISH));
  }

  private static String file(String tag) {
    return "messages_" + tag + ".properties";
  }

  private static String fileOfSite(String tag) {
    return "upgrade-required_" + tag + ".properties";
  }

  /** A file of this library. */
  static Map<String, String> builtIn(String name) {
    return properties(new StringReader(Resource.text(Bundles.class, name)));
  }

  private static Optional<Map<String, String>> ofSite(String tag) {
    // Not by way of a URL, whose connection would keep the jar open beyond its application.
    try (InputStream in = siteLoader().getResourceAsStream(fileOfSite(tag))) {
      return in == null
          ? Optional.empty()
          : Optional.of(valid(properties(new InputStreamReader(in, StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> valid(Map<String, String> messages) {
    Map<String, String> english = english();
    List<String> mistakes = new ArrayList<>();
    messages.forEach((key, text) -> mistakesOf(key, text, english.get(key)).forEach(mistakes::add));
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", mistakes));
    }
    return messages;
  }

  private static Stream<String> mistakesOf(String key, String text, @Nullable String english) {
    if (english == null) {
      return Stream.of("there is no message " + Printable.of(key));
    }
    if (text.isBlank()) {
      return Stream.of(key + " is empty");
    }
    return Template.parse(text).names().stream()
        .filter(name -> !Template.parse(english).names().contains(name))
        .map(name -> key + " has no value ${" + name + "}");
  }

  private static ClassLoader siteLoader() {
    ClassLoader ofApplication = Thread.currentThread().getContextClassLoader();
    return ofApplication == null ? ClassLoader.getSystemClassLoader() : ofApplication;
  }

  private static Map<String, String> properties(Reader text) {
    Properties properties = new Properties();
    try (text) {
      properties.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> messages = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
    return messages;
  }
}
