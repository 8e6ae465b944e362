package dev.upgraderequired.example.boot;

class SpringBootWithTomcatIT extends SpringBootContract {

  SpringBootWithTomcatIT() {
    super("tomcat");
  }
}
