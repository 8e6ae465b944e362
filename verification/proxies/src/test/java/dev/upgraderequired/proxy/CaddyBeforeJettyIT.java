package dev.upgraderequired.proxy;

class CaddyBeforeJettyIT extends ForwardedFieldsContract {

  CaddyBeforeJettyIT() {
    super(Container.JETTY, Caddy.documented());
  }
}
