package dev.upgraderequired.pages;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One command of a shell, as words without quotes. */
record Command(List<String> words) {

  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
  private static final Pattern JAR = Pattern.compile("[\\w./-]*/target/[\\w.-]+\\.[jw]ar");

  /** The commands of a script, without comments. */
  static Stream<Command> of(String script) {
    return script
        .replace("\\\n", " ")
        .replaceAll("(?m)(^|\\s)# ?.*$", "")
        .lines()
        .flatMap(line -> Stream.of(line.split("&&|\\|\\||;|\\|")))
        .map(Command::words)
        .filter(words -> !words.isEmpty())
        .map(Command::new);
  }

  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .map(MatchResult::group)
        .map(word -> word.replaceAll("['\"]", ""))
        .toList();
  }

  boolean isMaven() {
    return words.get(0).equals("mvn");
  }

  /** Of all options with this name, the values between commas. */
  Stream<String> values(String option) {
    return Stream.concat(
            words.stream()
                .filter(word -> word.startsWith(option + "="))
                .map(word -> word.substring(option.length() + 1)),
            words.stream()
                .filter(word -> words.indexOf(word) > 0)
                .filter(word -> words.get(words.indexOf(word) - 1).equals(option)))
        .flatMap(value -> Stream.of(value.split(",")));
  }

  /** Names of -DNAME and of -DNAME=VALUE. */
  Stream<String> properties() {
    return words.stream()
        .filter(word -> word.startsWith("-D"))
        .map(word -> word.substring(2).replaceAll("=.*", ""));
  }

  /** Paths of what a module of this build makes. */
  Stream<String> made() {
    return words.stream().filter(word -> JAR.matcher(word).matches());
  }

  /** NAME=VALUE behind the jar of an example. */
  Stream<String> exampleOptions() {
    boolean example = words.stream().anyMatch(word -> word.endsWith("-example.jar"));
    return example ? words.stream().filter(word -> word.matches("[a-z]\\w+=.*")) : Stream.empty();
  }
}
