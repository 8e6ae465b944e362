package dev.upgraderequired.proxy;

class TwoJettysBehindNginxIT extends TwoNodesBehindNginxContract {

  TwoJettysBehindNginxIT() {
    super(Container.JETTY);
  }
}
