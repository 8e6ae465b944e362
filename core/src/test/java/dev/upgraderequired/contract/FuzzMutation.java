package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way to make an odd request out of another. */
enum FuzzMutation {
  FLIP {
    @Override
    String of(String request, String other, SplittableRandom random) {
      int at = random.nextInt(request.length());
      char flipped = (char) (request.charAt(at) ^ 1 << random.nextInt(8));
      return request.substring(0, at) + flipped + request.substring(at + 1);
    }
  },
  INSERT {
    @Override
    String of(String request, String other, SplittableRandom random) {
      return inserted(request, anyOf(ODD, random), random);
    }
  },
  INSERT_BYTE {
    @Override
    String of(String request, String other, SplittableRandom random) {
      return inserted(request, String.valueOf((char) random.nextInt(256)), random);
    }
  },
  DELETE {
    @Override
    String of(String request, String other, SplittableRandom random) {
      int from = random.nextInt(request.length());
      int length = 1 + random.nextInt(random.nextBoolean() ? 4 : 40);
      return request.substring(0, from)
          + request.substring(Math.min(request.length(), from + length));
    }
  },
  ODD_PATH {
    @Override
    String of(String request, String other, SplittableRandom random) {
      int start = request.indexOf('/');
      int end = request.indexOf(' ', Math.max(0, start));
      if (start < 0 || end < 0) {
        return request;
      }
      int at = start + random.nextInt(end - start + 1);
      return request.substring(0, at) + anyOf(IN_PATHS, random) + request.substring(at);
    }
  },
  ODD_VERSION {
    @Override
    String of(String request, String other, SplittableRandom random) {
      return VERSION
          .matcher(request)
          .replaceFirst(Matcher.quoteReplacement(anyOf(VERSIONS, random)));
    }
  },
  REPEAT_LINE {
    @Override
    String of(String request, String other, SplittableRandom random) {
      return withLine(request, anyLine(request, random), random);
    }
  },
  LINE_OF_ANOTHER {
    @Override
    String of(String request, String other, SplittableRandom random) {
      return withLine(request, anyLine(other, random), random);
    }
  },
  ODD_FIELD {
    @Override
    String of(String request, String other, SplittableRandom random) {
      return withLine(request, anyOf(FIELDS, random) + "\r\n", random);
    }
  },
  SPLICE {
    @Override
    String of(String request, String other, SplittableRandom random) {
      return request.substring(0, random.nextInt(request.length() + 1))
          + other.substring(random.nextInt(other.length() + 1));
    }
  },
  FOLLOW {
    @Override
    String of(String request, String other, SplittableRandom random) {
      return request + other;
    }
  },
  LENGTHEN {
    @Override
    String of(String request, String other, SplittableRandom random) {
      int from = random.nextInt(request.length());
      String piece =
          request.substring(from, Math.min(request.length(), from + 1 + random.nextInt(8)));
      return request.substring(0, from)
          + piece.repeat(1 + random.nextInt(1_500))
          + request.substring(from);
    }
  };

  private static final int LONGEST = 20_000;

  private static final Pattern VERSION = Pattern.compile("HTTP/\\d\\.\\d");

  private static final List<String> ODD =
      List.of(
          "\0",
          "\r",
          "\n",
          "\r\n",
          "\r\n\r\n",
          "\t",
          " ",
          ":",
          ";",
          ",",
          "\"",
          "\\",
          "\177",
          "\200",
          "\377",
          "\303\244",
          "%",
          "%00",
          "=",
          "\r\n ",
          "?",
          "#",
          "@");

  private static final List<String> IN_PATHS =
      List.of(
          ("%2f %2F %5c \\ %2e%2e/ /../ /./ // ; ;x=y /..;/ %3b %00 %0a %0d%0a % %zz %u002f "
                  + "%c0%af %ff %252e ..%2f # ? * %20 + %e2%80%ae \303\244 private health .fuzz "
                  + "http://")
              .split(" "));

  private static final List<String> VERSIONS =
      List.of(
          "HTTP/0.9",
          "HTTP/1.0",
          "HTTP/1.1",
          "HTTP/1.2",
          "HTTP/1.10",
          "HTTP/2.0",
          "HTTP/3.0",
          "HTTP/1",
          "HTTP/",
          "http/1.1",
          "HTTP/01.1",
          "HTTP/1.1 ",
          "HTTPS/1.1",
          "",
          "HTTP/-1.1");

  private static final List<String> FIELDS =
      List.of(
          "Host: ",
          "Host: localhost:99999",
          "Host: [::1",
          "Content-Length: -1",
          "Content-Length: 5, 5",
          "Content-Length: 99999999999999999999",
          "Content-Length: 0x5",
          "Transfer-Encoding: chunked, identity",
          "Transfer-Encoding: \u000bchunked",
          "Connection: close",
          "Connection: keep-alive, Upgrade, X-Forwarded-Proto",
          "Expect: 200-maybe",
          "Upgrade: ,/,TLS/",
          "Accept: ;q=,*/;q=2,/",
          "Accept-Language: -,*-*,de-;q=9",
          "Origin: null",
          "User-Agent: \u00ff",
          "X-Forwarded-For: \"",
          "Cookie: a=\"",
          "If-Modified-Since: never",
          "Range: bytes=-1",
          "X-HTTP-Method-Override: GET");

  abstract String of(String request, String other, SplittableRandom random);

  static FuzzMutation any(SplittableRandom random) {
    return values()[random.nextInt(values().length)];
  }

  /** The request that comes of it, with a part of the other in some cases. */
  byte[] of(byte[] request, byte[] other, SplittableRandom random) {
    if (request.length == 0 || request.length > LONGEST) {
      return request;
    }
    return of(new String(request, ISO_8859_1), new String(other, ISO_8859_1), random)
        .getBytes(ISO_8859_1);
  }

  private static String anyOf(List<String> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }

  private static String inserted(String request, String text, SplittableRandom random) {
    int at = random.nextInt(request.length() + 1);
    return request.substring(0, at) + text + request.substring(at);
  }

  private static String anyLine(String request, SplittableRandom random) {
    List<String> lines = List.of(request.split("(?<=\n)"));
    return anyOf(lines, random);
  }

  /** The line goes behind any other, be it that of the request, or the empty one. */
  private static String withLine(String request, String line, SplittableRandom random) {
    List<String> lines = List.of(request.split("(?<=\n)"));
    int at = 1 + random.nextInt(lines.size());
    return String.join("", lines.subList(0, at))
        + line
        + String.join("", lines.subList(at, lines.size()));
  }
}
