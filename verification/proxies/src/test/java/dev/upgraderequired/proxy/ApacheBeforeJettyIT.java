package dev.upgraderequired.proxy;

class ApacheBeforeJettyIT extends ApacheContract {

  ApacheBeforeJettyIT() {
    super(Container.JETTY);
  }
}
