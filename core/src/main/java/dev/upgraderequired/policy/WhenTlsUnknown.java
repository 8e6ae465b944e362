package dev.upgraderequired.policy;

/** What happens to a request that is encrypted with TLS of a version that no source tells. */
public enum WhenTlsUnknown {
  REFUSE,
  ALLOW
}
