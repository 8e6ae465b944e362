package dev.upgraderequired.internal.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.upgraderequired.contract.FilterLog;
import dev.upgraderequired.spi.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModeSwitchTest {

  private static final long SECOND = 1_000_000_000;

  private final List<String> log = new ArrayList<>();
  private final ModeOverride override = new ModeOverride();
  // nanoTime may be negative, and may overflow.
  private long now = Long.MAX_VALUE - SECOND / 2;
  private int reads;
  private Callable<Mode> source = () -> Mode.REPORT_ONLY;

  private ModeSwitch modeSwitch() {
    ModeSource counted =
        new ModeSource() {
          @Override
          public Mode mode() throws Exception {
            reads++;
            return source.call();
          }

          @Override
          public String toString() {
            return "the source";
          }
        };
    return new ModeSwitch(
        override, Optional.of(counted), Mode.ENFORCE, FilterLog.into(log), () -> now);
  }

  @Test
  void isTheOptionWithoutASource() {
    ModeSwitch without =
        new ModeSwitch(override, Optional.empty(), Mode.OFF, FilterLog.into(log), () -> now);

    assertThat(without.current()).isEqualTo(Mode.OFF);
    assertThat(without.latest()).isEqualTo(Mode.OFF);
  }

  @Test
  void readsTheSourceWhenTheModeIsFirstNeeded() {
    ModeSwitch modeSwitch = modeSwitch();
    assertThat(modeSwitch.current()).isEqualTo(Mode.ENFORCE);
    assertThat(reads).isZero();

    assertThat(modeSwitch.latest()).isEqualTo(Mode.REPORT_ONLY);
    assertThat(modeSwitch.current()).isEqualTo(Mode.REPORT_ONLY);
    assertThat(log)
        .containsExactly("The mode has been switched from enforce to report-only by the source");
  }

  @Test
  void readsTheSourceByOneThreadAtATime() {
    ModeSwitch modeSwitch = modeSwitch();
    // As a second thread would, while the first one reads.
    source = () -> modeSwitch.latest() == Mode.ENFORCE ? Mode.OFF : Mode.REPORT_ONLY;

    assertThat(modeSwitch.latest()).isEqualTo(Mode.OFF);
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void warnsOnceAMinuteOfASourceThatFailsEveryOtherTime() {
    ModeSwitch modeSwitch = modeSwitch();
    for (int second = 0; second < 120; second++) {
      boolean fails = second % 2 == 0;
      source =
          () -> {
            if (fails) {
              throw new IOException("two\nlines");
            }
            return Mode.ENFORCE;
          };
      modeSwitch.latest();
      now += SECOND;
    }

    assertThat(log).hasSize(2).allMatch(line -> line.endsWith("two\\nlines"));
  }

  @Test
  void readsTheSourceOnceASecond() {
    ModeSwitch modeSwitch = modeSwitch();
    modeSwitch.latest();
    log.clear();
    source = () -> Mode.OFF;

    now += SECOND - 1;
    assertThat(modeSwitch.latest()).isEqualTo(Mode.REPORT_ONLY);
    now++;
    assertThat(modeSwitch.current()).as("current() does not read").isEqualTo(Mode.REPORT_ONLY);
    for (int i = 0; i < 100; i++) {
      assertThat(modeSwitch.latest()).isEqualTo(Mode.OFF);
    }

    assertThat(reads).isEqualTo(2);
    assertThat(log)
        .containsExactly("The mode has been switched from report-only to off by the source");
  }

  @Test
  void keepsTheLastModeWhileTheSourceFailsAndWarnsOnce() {
    ModeSwitch modeSwitch = modeSwitch();
    modeSwitch.latest();
    log.clear();
    for (String message : List.of("first", "second")) {
      source =
          () -> {
            throw new IOException(message);
          };
      now += SECOND;
      assertThat(modeSwitch.latest()).isEqualTo(Mode.REPORT_ONLY);
    }
    source = () -> Mode.ENFORCE;
    now += SECOND;
    assertThat(modeSwitch.latest()).isEqualTo(Mode.ENFORCE);
    source =
        () -> {
          throw new AssertionError("third");
        };
    now += 60 * SECOND;
    assertThat(modeSwitch.latest()).isEqualTo(Mode.ENFORCE);

    assertThat(log)
        .containsExactly(
            "The mode stays report-only, since there is none in the source: java.io.IOException: first",
            "The mode has been switched from report-only to enforce by the source",
            "The mode stays enforce, since there is none in the source: java.lang.AssertionError: third");
  }

  @Test
  void keepsTheOptionIfTheSourceFailsAtStart() {
    source = () -> new SuppliedMode(() -> null).mode();

    assertThat(modeSwitch().latest()).isEqualTo(Mode.ENFORCE);
    assertThat(log).singleElement().asString().endsWith("the supplier returned null");
  }

  @Test
  void prefersTheOverrideUntilItIsResetAndReadsNothingMeanwhile() {
    ModeSwitch modeSwitch = modeSwitch();

    override.set(Mode.OFF);

    assertThat(modeSwitch.latest()).isEqualTo(Mode.OFF);
    assertThat(reads).isZero();
    override.reset();
    assertThat(modeSwitch.latest()).isEqualTo(Mode.REPORT_ONLY);
  }

  @ParameterizedTest
  @CsvSource({"enforce, ENFORCE", "'report-only\n', REPORT_ONLY", "'  Off \r\n\r\n', OFF"})
  void readsAFileOfOneWord(String content, Mode mode, @TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("mode"), content);

    assertThat(new ModeFile(file).mode()).isEqualTo(mode);
    assertThat(new ModeFile(file)).hasToString("modeFile " + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "on", "enforce off", "enforce\noff", "\u0000", "\u001b[31menforce"})
  void readsNothingElse(String content, @TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("mode"), content);

    assertThatThrownBy(() -> new ModeFile(file).mode())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(" is not a mode; use enforce, report-only or off")
        .message()
        .doesNotContainPattern("\\p{Cc}");
  }

  @Test
  void readsNoMoreOfAFileThanItNeeds(@TempDir Path directory) throws Exception {
    Path large = Files.writeString(directory.resolve("mode"), "enforce".repeat(100_000));

    assertThatThrownBy(() -> new ModeFile(large).mode()).hasMessage("it is longer than 64 bytes");
    assertThatThrownBy(() -> new ModeFile(directory).mode()).hasMessage("it is not a regular file");
    assertThatThrownBy(() -> new ModeFile(directory.resolve("none")).mode())
        .isInstanceOf(IOException.class)
        .hasMessage(directory.resolve("none").toString());
  }
}
