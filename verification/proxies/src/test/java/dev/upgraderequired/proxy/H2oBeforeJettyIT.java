package dev.upgraderequired.proxy;

class H2oBeforeJettyIT extends H2oContract {

  H2oBeforeJettyIT() {
    super(Container.JETTY);
  }
}
