package dev.upgraderequired.clients;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("program")
class PythonUrllibIT extends ClientContract {

  private static final String SCRIPT =
      """
      import ssl, sys, urllib.error, urllib.request
      version, url, *file = sys.argv[1:]
      context = ssl.create_default_context()
      if version:
          context.minimum_version = context.maximum_version = ssl.TLSVersion[version]
      content = open(file[0], 'rb').read() if file else None
      try:
          with urllib.request.urlopen(url, content, context=context) as answer:
              print(answer.read().decode())
      except urllib.error.HTTPError as refused:
          print(refused)
          print('Upgrade:', refused.headers['Upgrade'])
          print(refused.read().decode())
      """;

  PythonUrllibIT() {
    super("Python urllib");
  }

  @Override
  boolean speaksHttp2() {
    return false;
  }

  @Override
  RealClient open(Trust trust, Setup setup) throws Exception {
    String version = setup.tls().map(name -> name.replace('.', '_')).orElse("");
    return new Program(
        List.of("python3", "-c", SCRIPT, version),
        "",
        Map.of("SSL_CERT_FILE", trust.pem().toString()));
  }
}
