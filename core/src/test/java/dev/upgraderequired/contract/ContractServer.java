package dev.upgraderequired.contract;

import java.util.function.IntSupplier;

/** A server under contract that has started. */
public interface ContractServer {

  int httpPort();

  int httpsPort();

  void stop();

  /** A server with these ports, and the code that stops it. */
  static ContractServer of(IntSupplier httpPort, IntSupplier httpsPort, Runnable stop) {
    return new ContractServer() {
      @Override
      public int httpPort() {
        return httpPort.getAsInt();
      }

      @Override
      public int httpsPort() {
        return httpsPort.getAsInt();
      }

      @Override
      public void stop() {
        stop.run();
      }
    };
  }
}
