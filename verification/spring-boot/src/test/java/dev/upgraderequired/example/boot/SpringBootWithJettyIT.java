package dev.upgraderequired.example.boot;

class SpringBootWithJettyIT extends SpringBootContract {

  SpringBootWithJettyIT() {
    super("jetty");
  }
}
