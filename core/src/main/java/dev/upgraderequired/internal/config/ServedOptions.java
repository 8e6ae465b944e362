package dev.upgraderequired.internal.config;

import dev.upgraderequired.internal.field.StrictTransportSecurity;
import java.util.List;
import java.util.Optional;

/** The options of responses to requests that comply. */
public final class ServedOptions {

  public static final OptionKey<Optional<String>> STRICT_TRANSPORT_SECURITY =
      OptionKey.optional("strictTransportSecurity", StrictTransportSecurity::parse);

  static final List<OptionKey<?>> ALL = List.of(STRICT_TRANSPORT_SECURITY);

  private ServedOptions() {}
}
