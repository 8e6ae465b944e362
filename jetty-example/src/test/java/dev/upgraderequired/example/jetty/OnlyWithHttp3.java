package dev.upgraderequired.example.jetty;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Skips what takes HTTP/3 where there is none, and gives it a native library of its own. */
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OwnNativeLibrary.class)
@EnabledOnOs(
    value = OS.LINUX,
    architectures = {"amd64", "x86_64"},
    disabledReason = "Jetty's HTTP/3 is a native library, which is tried on Linux x86-64 alone")
@DisabledIf(
    value = "dev.upgraderequired.example.jetty.OnlyWithHttp3$Jetty#isOld",
    disabledReason = "the example has the API for HTTP/3 of Jetty 12.1, not that of 12.0")
@interface OnlyWithHttp3 {

  /** The Jetty under test. */
  final class Jetty {

    private Jetty() {}

    static boolean isOld() {
      return Server.getVersion().startsWith("12.0.");
    }
  }
}
