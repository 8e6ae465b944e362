package dev.upgraderequired.boot;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.server.standard.ServerEndpointExporter;

/** An application that has nothing but the dependency. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class Shop {

  public static void main(String[] arguments) {
    SpringApplication.run(Shop.class, arguments);
  }

  /** Registers endpoints of jakarta.websocket with the embedded container. */
  @Bean
  ServerEndpointExporter endpoints() {
    ServerEndpointExporter exporter = new ServerEndpointExporter();
    exporter.setAnnotatedEndpointClasses(Chat.class);
    return exporter;
  }

  @GetMapping("/")
  String open() {
    return "open";
  }

  /** An endpoint that only has to exist. */
  @ServerEndpoint("/chat")
  public static final class Chat {

    @OnMessage
    public String echo(String text) {
      return text;
    }
  }
}
