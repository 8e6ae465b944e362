package dev.upgraderequired.example.boot;

class SpringBootWithTomcatIT extends OwnFilterContract {

  SpringBootWithTomcatIT() {
    super("tomcat");
  }
}
