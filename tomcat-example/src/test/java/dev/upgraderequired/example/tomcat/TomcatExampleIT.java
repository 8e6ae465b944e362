package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ExampleContract;
import java.nio.file.Path;

class TomcatExampleIT extends ExampleContract {

  @Override
  protected Path jar() {
    return Path.of("target", "tomcat-example.jar");
  }
}
