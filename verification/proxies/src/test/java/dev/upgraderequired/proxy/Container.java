package dev.upgraderequired.proxy;

import dev.upgraderequired.example.boot.SpringBootUpstream;
import dev.upgraderequired.example.jetty.JettyUpstream;
import dev.upgraderequired.example.tomcat.TomcatUpstream;
import java.util.Map;

/** The container of an example. */
enum Container implements Examples {
  JETTY(JettyUpstream::start),
  TOMCAT(TomcatUpstream::start),

  /** With the starter, on Tomcat. */
  SPRING_BOOT(SpringBootUpstream::start);

  private final Examples examples;

  Container(Examples examples) {
    this.examples = examples;
  }

  @Override
  public Upstream start(Application application, Map<String, String> options) throws Exception {
    return examples.start(application, options);
  }
}
