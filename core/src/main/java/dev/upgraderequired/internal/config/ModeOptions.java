package dev.upgraderequired.internal.config;

import static dev.upgraderequired.internal.config.OptionText.notAccepted;

import dev.upgraderequired.internal.mode.ModeFile;
import dev.upgraderequired.internal.mode.ModeSource;
import dev.upgraderequired.internal.mode.SuppliedMode;
import dev.upgraderequired.spi.Mode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The options that state the mode, and its source outside the application. */
public final class ModeOptions {

  public static final OptionKey<Mode> MODE = OptionKey.of("mode", Mode.ENFORCE, ModeOptions::mode);

  public static final OptionKey<Optional<Path>> MODE_FILE =
      OptionKey.optional("modeFile", ModeOptions::modeFile);

  /** Only in code, so that text has no name for it. */
  public static final OptionKey<Optional<Supplier<Mode>>> MODE_SUPPLIER =
      OptionKey.optional(
          "mode(Supplier)",
          text -> {
            throw new IllegalStateException(text);
          });

  static final List<OptionKey<?>> ALL = List.of(MODE, MODE_FILE);

  private ModeOptions() {}

  static Optional<ModeSource> modeSource(Options options) {
    return options
        .get(MODE_FILE)
        .<ModeSource>map(ModeFile::new)
        .or(() -> options.get(MODE_SUPPLIER).map(SuppliedMode::new));
  }

  static void check(Options options, Mistakes mistakes) {
    mistakes.addIf(
        options.isSet(MODE_FILE) && options.isSet(MODE_SUPPLIER),
        MODE_FILE,
        "excludes %s, which code has set; use one of them",
        MODE_SUPPLIER);
  }

  public static Mode mode(String value) {
    return Mode.parse(value)
        .orElseThrow(() -> notAccepted(value, "a mode", "enforce, report-only or off"));
  }

  private static Path modeFile(String value) {
    try {
      return modeFile(Path.of(value));
    } catch (InvalidPathException invalid) {
      throw notAPath(value);
    }
  }

  public static Path modeFile(Path file) {
    if (!file.isAbsolute()) {
      throw notAPath(file.toString());
    }
    return file;
  }

  private static IllegalArgumentException notAPath(String value) {
    return notAccepted(
        value, "an absolute path of a file", "one such as /etc/upgrade-required/mode");
  }
}
