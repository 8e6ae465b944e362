package dev.upgraderequired.example.boot;

class SpringBootWithJettyIT extends OwnFilterContract {

  SpringBootWithJettyIT() {
    super("jetty");
  }
}
