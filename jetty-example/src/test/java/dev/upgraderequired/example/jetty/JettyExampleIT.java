package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ExampleContract;
import java.nio.file.Path;

class JettyExampleIT extends ExampleContract {

  @Override
  protected Path jar() {
    return Path.of("target", "jetty-example.jar");
  }
}
