package dev.upgraderequired.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One command of a shell, as words without quotes. */
record Command(List<String> words) {

  /** A comment, a word with its quoted parts, or what ends a command. */
  private static final Pattern TOKEN =
      Pattern.compile("#[^\n]*|(?:'[^']*'|\"[^\"]*\"|[^\\s'\";|&])+|[;|&\n]+");

  private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
  private static final Pattern JAR = Pattern.compile("[\\w./-]*/target/[\\w.-]+\\.[jw]ar");

  /** The commands of a script. */
  static Stream<Command> of(String script) {
    List<Command> commands = new ArrayList<>(List.of(new Command(new ArrayList<>())));
    TOKEN
        .matcher(script.replace("\\\n", " "))
        .results()
        .map(token -> token.group())
        .filter(token -> !token.startsWith("#"))
        .forEach(token -> add(token, commands));
    return commands.stream().filter(command -> !command.words.isEmpty());
  }

  private static void add(String token, List<Command> commands) {
    if (token.matches("[;|&\n]+")) {
      commands.add(new Command(new ArrayList<>()));
      return;
    }
    commands.get(commands.size() - 1).words.add(QUOTED.matcher(token).replaceAll("$1$2"));
  }

  boolean isMaven() {
    return words.get(0).equals("mvn");
  }

  /** What follows an option, or its equals sign, between commas. */
  Stream<String> values(String option) {
    return Stream.concat(
            words.stream()
                .filter(word -> word.startsWith(option + "="))
                .map(word -> word.substring(option.length() + 1)),
            IntStream.range(1, words.size())
                .filter(i -> words.get(i - 1).equals(option))
                .mapToObj(words::get))
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
