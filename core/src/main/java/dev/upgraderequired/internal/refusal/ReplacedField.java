package dev.upgraderequired.internal.refusal;

/** The details of a request, as if one of its fields had another value. */
record ReplacedField(RequestDetails received, String replaced, String value)
    implements RequestDetails {

  @Override
  public String target() {
    return received.target();
  }

  @Override
  public String host() {
    return received.host();
  }

  @Override
  public boolean hasCredentials() {
    return received.hasCredentials();
  }

  @Override
  public boolean hasUnknownProxy() {
    return received.hasUnknownProxy();
  }

  @Override
  public String field(String name) {
    return name.equals(replaced) ? value : received.field(name);
  }
}
