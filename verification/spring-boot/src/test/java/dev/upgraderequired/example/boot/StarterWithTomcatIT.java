package dev.upgraderequired.example.boot;

class StarterWithTomcatIT extends StarterContract {

  StarterWithTomcatIT() {
    super("tomcat");
  }
}
