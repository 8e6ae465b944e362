package dev.upgraderequired.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application as docs/spring-boot.md has it: the dependency of the starter, and YAML. */
@SpringBootApplication
@RestController
public class SampleApplication {

  /** Starts it. */
  public static void main(String[] arguments) {
    SpringApplication.run(SampleApplication.class, arguments);
  }

  @GetMapping("/")
  String open() {
    return "open";
  }
}
