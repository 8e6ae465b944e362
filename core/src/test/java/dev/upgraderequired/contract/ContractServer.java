package dev.upgraderequired.contract;

/** A server under contract that has started. */
public interface ContractServer {

  int httpPort();

  int httpsPort();

  void stop();
}
