package dev.upgraderequired.internal.refusal;

/** The details of a request, as if it asked for another language. */
record LocalizedDetails(RequestDetails received, String language) implements RequestDetails {

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
    return name.equals("Accept-Language") ? language : received.field(name);
  }
}
