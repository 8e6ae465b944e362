package dev.upgraderequired.internal.config;

import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.internal.field.StrictTransportSecurity;
import dev.upgraderequired.internal.response.ServedFields;
import java.util.List;
import java.util.Optional;

/** The options of responses to requests that are served. */
public final class ServedOptions {

  public static final OptionKey<Optional<String>> STRICT_TRANSPORT_SECURITY =
      OptionKey.optional("strictTransportSecurity", StrictTransportSecurity::parse);

  static final List<OptionKey<?>> ALL = List.of(STRICT_TRANSPORT_SECURITY);

  private ServedOptions() {}

  static ServedFields fields(Options options) {
    return new ServedFields(
        options
            .get(STRICT_TRANSPORT_SECURITY)
            .map(value -> new Field(StrictTransportSecurity.NAME, value)),
        options
            .get(RefusalOptions.ALT_SVC)
            .filter(value -> PlanOptions.plansNewerHttp(options))
            .map(value -> new Field("Alt-Svc", value)));
  }
}
