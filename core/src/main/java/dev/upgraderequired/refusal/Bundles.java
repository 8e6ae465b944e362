package dev.upgraderequired.refusal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the messages: those of this library, and over them those that a site has put on its own
 * class path, as {@code upgrade-required_TAG.properties} in UTF-8.
 *
 * <p>Not by ResourceBundle: where it finds no bundle for a language it takes that of the machine's
 * default locale, and English may turn out Japanese.
 */
final class Bundles {

  private static final String ENGLISH = "en";

  private static final List<String> BUILT_IN =
      List.of(
          ENGLISH, "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "he", "fa",
          "hi", "ja", "ko", "zh-Hans", "zh-Hant");

  private Bundles() {}

  /** Every language that is there, by its tag. */
  static Map<String, Messages> load() {
    Map<String, String> english = english();
    Map<String, Messages> all = new LinkedHashMap<>();
    for (String tag : BUILT_IN) {
      all.put(tag, messages(tag, builtIn(file(tag)), ofSite(tag, english)));
    }
    for (String tag : Locale.getISOLanguages()) {
      Map<String, String> added = all.containsKey(tag) ? Map.of() : ofSite(tag, english);
      if (!added.isEmpty()) {
        all.put(tag, messages(tag, english, added));
      }
    }
    return all;
  }

  /** The messages of which every language has its own. */
  static Map<String, String> english() {
    return builtIn(file(ENGLISH));
  }

  private static Messages messages(String tag, Map<String, String> base, Map<String, String> over) {
    Map<String, Template> templates = new TreeMap<>();
    base.forEach((key, text) -> templates.put(key, Template.parse(text)));
    over.forEach((key, text) -> templates.put(key, Template.parse(text)));
    return new Messages(Locale.forLanguageTag(tag), templates);
  }

  private static String file(String tag) {
    return "messages_" + tag + ".properties";
  }

  /** A file of this library. */
  static Map<String, String> builtIn(String name) {
    return read(Bundles.class.getResource(name));
  }

  private static Map<String, String> ofSite(String tag, Map<String, String> english) {
    String name = "upgrade-required_" + tag + ".properties";
    URL url = siteLoader().getResource(name);
    Map<String, String> messages = url == null ? Map.of() : read(url);
    List<String> mistakes = new ArrayList<>();
    messages.forEach((key, text) -> check(key, text, english.get(key)).forEach(mistakes::add));
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(name + " is not right: " + String.join("; ", mistakes));
    }
    return messages;
  }

  private static Stream<String> check(String key, String text, @Nullable String english) {
    if (english == null) {
      return Stream.of("there is no message " + key);
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

  private static Map<String, String> read(URL url) {
    Properties properties = new Properties();
    try (InputStreamReader in = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> messages = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
    return messages;
  }
}
