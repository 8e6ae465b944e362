package dev.upgraderequired.pages;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** What javac says of snippets, warnings too. */
final class Javac {

  // As the modules of this build are compiled.
  private static final List<String> OPTIONS =
      List.of(
          "-source",
          "17",
          "-proc:none",
          "-Xlint:all,-processing,-classfile,-path,-options,-auxiliaryclass",
          "-classpath",
          System.getProperty("java.class.path"));

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  // One for all: each would open all jars again.
  private static final JavaFileManager FILES = JAVAC.getStandardFileManager(null, null, null);

  private Javac() {}

  static List<String> syntaxErrors(Snippet snippet) {
    return run(List.of(snippet), JavacTask::parse);
  }

  /** Together, so that each can use the types of the others. */
  static List<String> mistakes(List<Snippet> snippets) {
    return run(snippets, JavacTask::analyze);
  }

  private static List<String> run(List<Snippet> snippets, Step step) {
    if (snippets.isEmpty()) {
      return List.of();
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try {
      step.run((JavacTask) JAVAC.getTask(null, FILES, said, OPTIONS, null, snippets));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return said.getDiagnostics().stream().map(Javac::line).toList();
  }

  private static String line(Diagnostic<? extends JavaFileObject> said) {
    String message = said.getMessage(Locale.ENGLISH);
    return said.getSource() instanceof Snippet snippet
        ? snippet.block().mistake(said.getLineNumber(), message)
        : message;
  }

  private interface Step {
    Object run(JavacTask task) throws IOException;
  }
}
