package dev.upgraderequired.example.boot;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.server.standard.ServerEndpointExporter;

/** An application as docs/spring-boot.md has it: the dependency of the starter, and properties. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
class Store {

  /** Registers endpoints of jakarta.websocket with the embedded container. */
  @Bean
  ServerEndpointExporter endpoints() {
    ServerEndpointExporter exporter = new ServerEndpointExporter();
    exporter.setAnnotatedEndpointClasses(Shop.Chat.class);
    return exporter;
  }

  @GetMapping("/")
  String open() {
    return "open";
  }
}
