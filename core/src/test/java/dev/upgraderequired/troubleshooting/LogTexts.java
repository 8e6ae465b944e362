package dev.upgraderequired.troubleshooting;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The fixed texts in the sources that log, and in those that compose lines for them. Lines of the
 * level DEBUG are left out.
 */
final class LogTexts {

  private static final Path SOURCES = Path.of("src/main/java");

  /** They compose the lines that {@code UpgradeRequiredFilter} logs. */
  private static final Path OF_THE_START = SOURCES.resolve("dev/upgraderequired/internal/start");

  private LogTexts() {}

  /** Texts of at least two words, without placeholders. */
  static List<String> all() throws IOException {
    List<String> texts = new ArrayList<>();
    for (CompilationUnitTree unit : parse()) {
      Scanner scanner = new Scanner();
      scanner.scan(unit, null);
      if (scanner.logs || Path.of(unit.getSourceFile().toUri()).startsWith(absolute())) {
        texts.addAll(scanner.texts);
      }
    }
    return texts;
  }

  private static Path absolute() {
    return OF_THE_START.toAbsolutePath();
  }

  private static List<CompilationUnitTree> parse() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null);
        Stream<Path> sources = Files.walk(SOURCES)) {
      List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
      return StreamSupport.stream(task.parse().spliterator(), false)
          .map(CompilationUnitTree.class::cast)
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static final class Scanner extends TreeScanner<Void, Void> {

    private final List<String> texts = new ArrayList<>();
    private boolean logs;

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
      logs |= isLog(call.getMethodSelect());
      boolean isDebug =
          isLog(call.getMethodSelect())
              && call.getArguments().get(0).toString().equals("Level.DEBUG");
      return isDebug ? null : super.visitMethodInvocation(call, unused);
    }

    private static boolean isLog(ExpressionTree method) {
      return method instanceof MemberSelectTree member
          && member.getIdentifier().contentEquals("log")
          && member.getExpression().toString().toLowerCase(Locale.ROOT).endsWith("logger");
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void unused) {
      return null;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void unused) {
      if (literal.getValue() instanceof String text) {
        Stream.of(text.split("\\{\\d}|%[sd]"))
            .map(String::strip)
            .filter(part -> part.contains(" "))
            .forEach(texts::add);
      }
      return null;
    }
  }
}
