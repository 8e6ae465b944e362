package dev.upgraderequired.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLSession;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;

/** A gateway for each line of the input, which has its properties. Ends with the input. */
@SpringBootApplication
public class Gateway {

  public static void main(String[] none) {
    try {
      new BufferedReader(new InputStreamReader(System.in, UTF_8))
          .lines()
          .forEach(properties -> SpringApplication.run(Gateway.class, properties.split(" ")));
      System.exit(0);
    } catch (RuntimeException hasLoggedWhy) {
      System.exit(1);
    }
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  HttpHeadersFilter connectionHeaders() {
    return (headers, exchange) -> {
      HttpServerRequest client = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
      HttpHeaders forwarded = new HttpHeaders();
      forwarded.putAll(headers);
      forwarded.set("X-Forwarded-For", address(client));
      forwarded.set("X-Forwarded-Proto", "http");
      forwarded.set("X-Client-Protocol", client.protocol());
      forwarded.remove("X-SSL-Protocol");
      forwarded.remove("X-SSL-Cipher");
      SslHandler tls = connection(client).pipeline().get(SslHandler.class);
      if (tls != null) {
        SSLSession session = tls.engine().getSession();
        forwarded.set("X-Forwarded-Proto", "https");
        forwarded.set("X-SSL-Protocol", session.getProtocol());
        forwarded.set("X-SSL-Cipher", session.getCipherSuite());
      }
      return forwarded;
    };
  }

  /** An HTTP/2 stream has a channel of its own. */
  private static Channel connection(HttpServerRequest client) {
    Channel channel = ((Connection) client).channel();
    return channel instanceof Http2StreamChannel ? channel.parent() : channel;
  }

  private static String address(HttpServerRequest client) {
    return ((InetSocketAddress) client.connectionRemoteAddress()).getAddress().getHostAddress();
  }
}
