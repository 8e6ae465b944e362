package dev.upgraderequired;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Formatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which rooms exist, and what they may know. */
class ArchitectureTest {

  private static final String ROOT = "dev.upgraderequired";

  private static final Pattern BY_DEFAULT_LOCALE =
      Pattern.compile(
          "\\.formatted\\(|String\\.format\\(\\s*\"|\\.printf\\(\\s*\"|MessageFormat\\.format\\("
              + "|\\.to(Lower|Upper)Case\\(\\)|DateTimeFormatter\\.ofLocalized"
              + "|DateTimeFormatter\\.ofPattern\\([^,)]*\\)|new (SimpleDate|Decimal)Format\\("
              + "|new Formatter\\(|Collator\\.getInstance\\(\\)|NumberFormat\\.get\\w*\\(\\)");

  private final JavaClasses core = new ClassFileImporter().importPath(Path.of("target", "classes"));

  /** Rooms that decide, and know neither the Servlet API nor anything else but Java. */
  private static final String[] PURE = {
    ROOT + ".protocol",
    ROOT + ".internal.accept",
    ROOT + ".internal.cache",
    ROOT + ".internal.census",
    ROOT + ".internal.field",
    ROOT + ".internal.foreign",
    ROOT + ".internal.policy",
    ROOT + ".internal.refusal..",
    ROOT + ".internal.report",
    ROOT + ".internal.text"
  };

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(core);
  }

  /** It would be compiled at each start, although few options need one. */
  @Test
  void noOptionKeepsARegularExpressionThatIsCompiledAtStart() {
    noFields()
        .that()
        .areDeclaredInClassesThat(
            resideInAnyPackage(
                ROOT + ".protocol",
                ROOT + ".internal.config",
                ROOT + ".internal.exemption",
                ROOT + ".internal.guard",
                ROOT + ".internal.negotiation..",
                ROOT + ".internal.start"))
        .should()
        .haveRawType(Pattern.class)
        .check(core);
  }

  @Test
  void onlyItsPackageDependsOnTheFilter() {
    noClasses()
        .that(resideInAnyPackage(ROOT + ".*.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(core);
  }

  @Test
  void pureRoomsKnowOnlyJava() {
    classes()
        .that(resideInAnyPackage(PURE))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(PURE)
                .or(resideInAnyPackage("java..", "org.jspecify.annotations", ROOT + ".spi")))
        .check(core);
  }

  @Test
  void nothingElseIsNeededThanTheServletApi() {
    classes()
        .that(not(resideInAnyPackage("")))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "..",
            "java..",
            "javax.net.ssl",
            "javax.management..",
            "com.sun.tools.attach",
            "jakarta.servlet..",
            "io.micrometer.core.instrument..",
            "org.jspecify.annotations")
        .check(core);
  }

  @Test
  void onlyTheClassesOfMetersKnowMicrometer() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(UpgradeRequiredMeters.class)
        .and()
        .haveNameNotMatching(".*\\.management\\.(CensusMeters|MeterSet|FilterTags)")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.micrometer..")
        .check(core);
  }

  /** A Java runtime without the module jdk.attach runs the filter. */
  @Test
  void onlyTheCommandAttachesToProcesses() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".internal.tool")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun..")
        .check(core);
    noClasses()
        .that(
            resideInAnyPackage(ROOT + ".internal..")
                .and(not(resideInAnyPackage(ROOT + ".internal.tool"))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".internal.tool")
        .check(core);
  }

  @Test
  void formatsNothingByTheDefaultLocale() {
    noClasses()
        .should()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
        .orShould()
        .callMethod(MessageFormat.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(PrintStream.class, "printf", String.class, Object[].class)
        .orShould()
        .callMethod(Collator.class, "getInstance")
        .orShould()
        .callMethod(NumberFormat.class, "getInstance")
        .orShould()
        .callMethod(NumberFormat.class, "getIntegerInstance")
        .orShould()
        .callMethod(NumberFormat.class, "getPercentInstance")
        .orShould()
        .callMethod(DateTimeFormatter.class, "ofLocalizedDate", FormatStyle.class)
        .orShould()
        .callMethod(DateTimeFormatter.class, "ofLocalizedTime", FormatStyle.class)
        .orShould()
        .callMethod(DateTimeFormatter.class, "ofLocalizedDateTime", FormatStyle.class)
        .orShould()
        .callConstructor(SimpleDateFormat.class, String.class)
        .orShould()
        .callConstructor(DecimalFormat.class, String.class)
        .orShould()
        .callConstructor(Formatter.class)
        .check(core);
  }

  /** The same of the examples, by their sources, since they are not built yet. */
  @Test
  void noExampleFormatsByTheDefaultLocale() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      List<Path> sources =
          files
              .filter(
                  file ->
                      file.toString()
                          .matches(
                              "\\.\\./([^/]+-example|verification/(example-support|jetty-http3))/src/main/.*\\.java"))
              .toList();
      assertThat(sources).anyMatch(file -> file.endsWith("ExampleCommand.java"));
      for (Path source : sources) {
        assertThat(Files.readString(source))
            .as("%s", source)
            .doesNotContainPattern(BY_DEFAULT_LOCALE);
      }
    }
  }
}
