package dev.upgraderequired.boot;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application under test. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
class InTestsApplication {

  @GetMapping("/")
  String open(HttpServletRequest request) {
    return "open at " + request.getRequestURL();
  }
}
