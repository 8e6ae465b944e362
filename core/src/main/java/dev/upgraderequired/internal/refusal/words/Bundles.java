package dev.upgraderequired.internal.refusal.words;

import dev.upgraderequired.internal.text.Printable;
import dev.upgraderequired.internal.text.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages of this library, overridden by those of the site: {@code
 * upgrade-required.properties} in UTF-8 on the class path of the application, with keys such as
 * {@code de.title}. The file of the site is checked at start; a language of this library is read
 * when a client first asks for it.
 *
 * <p>One file for all languages: most class paths have none, and a look for the file of each
 * language that a site may add takes as long as a tenth of the filter's start.
 *
 * <p>Not a ResourceBundle, which falls back to the default locale of the JVM: English might turn
 * out Japanese.
 *
 * @param ofSite the messages of the site, by language tag
 */
public record Bundles(Map<String, Map<String, String>> ofSite) {

  private static final String ENGLISH = "en";

  private static final String OF_SITE = "upgrade-required.properties";

  private static final List<String> BUILT_IN =
      List.of(
          ENGLISH, "de", "fr", "es", "it", "pt", "pt-BR", "nl", "pl", "ru", "uk", "tr", "ar", "he",
          "fa", "hi", "ja", "ko", "zh-Hans", "zh-Hant", "id", "vi", "th", "bn", "ur", "sw", "el",
          "bg", "cs", "hu", "ro", "sv", "da", "nb", "fi");

  /**
   * Reads the file of the site.
   *
   * @throws IllegalArgumentException if it is invalid
   */
  static Bundles find() {
    // Not getResource: the connection of a URL keeps the jar open after the application has
    // stopped.
    try (InputStream in = siteLoader().getResourceAsStream(OF_SITE)) {
      return in == null
          ? ofLibrary()
          : checked(properties(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(OF_SITE + " is not right: " + e.getMessage(), e);
    }
  }

  /** The languages of this library, without the file of the site. */
  static Bundles ofLibrary() {
    return new Bundles(Map.of());
  }

  /** The tags of all supported languages, those of this library first. */
  List<String> tags() {
    return Stream.concat(BUILT_IN.stream(), ofSite.keySet().stream()).distinct().toList();
  }

  /**
   * The messages of a supported language; messages that the site does not translate are English.
   */
  Messages messages(String tag) {
    Map<String, Template> templates = new HashMap<>();
    builtIn(file(BUILT_IN.contains(tag) ? tag : ENGLISH))
        .forEach((key, text) -> templates.put(key, Template.parse(text)));
    ofSite
        .getOrDefault(tag, Map.of())
        .forEach((key, text) -> templates.put(key, Template.parse(text)));
    return new Messages(Locale.forLanguageTag(tag), templates, untranslated(tag));
  }

  /** The keys of texts that the site does not translate in a language that it adds. */
  private Set<String> untranslated(String tag) {
    if (BUILT_IN.contains(tag)) {
      return Set.of();
    }
    Set<String> keys = new HashSet<>(english().keySet());
    keys.removeAll(ofSite.getOrDefault(tag, Map.of()).keySet());
    keys.removeIf(key -> key.startsWith(Messages.SEPARATOR));
    return keys;
  }

  /** The messages that every language must have. */
  static Map<String, String> english() {
    return builtIn(file(ENGLISH));
  }

  private static String file(String tag) {
    return "messages_" + tag + ".properties";
  }

  /** A properties file of this library. */
  static Map<String, String> builtIn(String name) {
    return properties(new StringReader(Resource.text(Bundles.class, name)));
  }

  private static Bundles checked(Map<String, String> messages) {
    Map<String, String> english = english();
    Map<String, Map<String, String>> ofSite = new TreeMap<>();
    List<String> mistakes = new ArrayList<>();
    messages.forEach(
        (key, text) -> {
          int dot = key.indexOf('.');
          String tag = key.substring(0, Math.max(dot, 0));
          String name = key.substring(dot + 1);
          if (isLanguage(tag)) {
            mistakes(key, text, english.get(name)).forEach(mistakes::add);
          } else {
            mistakes.add(Printable.of(key) + " does not begin with a language, as en.title does");
          }
          ofSite.computeIfAbsent(tag, added -> new TreeMap<>()).put(name, text);
        });
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", mistakes));
    }
    return new Bundles(ofSite);
  }

  // Not one that clients never get: a code that is out of use, or zh, which is one of two scripts.
  private static boolean isLanguage(String tag) {
    return BUILT_IN.contains(tag)
        || (List.of(Locale.getISOLanguages()).contains(tag)
            && Locale.forLanguageTag(tag).toLanguageTag().equals(tag)
            && BUILT_IN.stream().noneMatch(builtIn -> builtIn.startsWith(tag + '-')));
  }

  private static Stream<String> mistakes(String key, String text, @Nullable String english) {
    if (english == null) {
      return Stream.of("there is no message " + Printable.of(key));
    }
    if (text.isBlank()) {
      return Stream.of(key + " is empty");
    }
    Set<String> names = Template.parse(english).names();
    return Template.parse(text).names().stream()
        .filter(name -> !names.contains(name))
        .map(name -> key + " has no value ${" + name + "}");
  }

  private static ClassLoader siteLoader() {
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    return application == null ? ClassLoader.getSystemClassLoader() : application;
  }

  private static Map<String, String> properties(Reader text) {
    Properties properties = new Properties();
    try (text) {
      properties.load(text);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("it is not in UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> messages = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
    return messages;
  }
}
