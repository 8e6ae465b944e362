package dev.upgraderequired.example.boot;

class StarterWithJettyIT extends StarterContract {

  StarterWithJettyIT() {
    super("jetty");
  }
}
