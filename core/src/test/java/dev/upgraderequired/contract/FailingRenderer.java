package dev.upgraderequired.contract;

import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.RefusalRenderer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Renderers of an application that is not right. */
enum FailingRenderer implements RefusalRenderer {
  THROWS_A_RUNTIME_EXCEPTION {
    @Override
    public String render(Explanation explanation) {
      throw new IllegalStateException("of the application");
    }
  },
  THROWS_AN_ASSERTION_ERROR {
    @Override
    public String render(Explanation explanation) {
      throw new AssertionError("of the application");
    }
  },
  THROWS_A_LINKAGE_ERROR {
    @Override
    public String render(Explanation explanation) {
      throw new NoClassDefFoundError("of/the/Application");
    }
  },
  THROWS_A_CHECKED_EXCEPTION {
    @Override
    public String render(Explanation explanation) {
      throw FailingRenderer.<RuntimeException>undeclared(new IOException("of the application"));
    }
  },
  OVERFLOWS_THE_STACK {
    @Override
    public String render(Explanation explanation) {
      return render(explanation) + render(explanation);
    }
  },
  HAS_NO_CONTENT {
    @Override
    @SuppressWarnings("NullAway")
    public String render(Explanation explanation) {
      return null;
    }
  },
  HAS_NO_CONTENT_TYPE {
    @Override
    @SuppressWarnings("NullAway")
    public String contentType() {
      return null;
    }
  },
  HAS_ANOTHER_FIELD_IN_ITS_CONTENT_TYPE {
    @Override
    public String contentType() {
      return "application/json\r\nX-Injected: yes";
    }
  },
  HAS_A_CONTENT_TYPE_THAT_IS_NONE {
    @Override
    public String contentType() {
      return "js\u00F6n";
    }
  },
  THROWS_IN_PLACE_OF_A_CONTENT_TYPE {
    @Override
    public String contentType() {
      throw new AssertionError("of the application");
    }
  },
  HAS_NO_MEDIA_TYPES {
    @Override
    @SuppressWarnings("NullAway")
    public List<String> mediaTypes() {
      return null;
    }
  },
  HAS_A_MEDIA_TYPE_THAT_IS_NULL {
    @Override
    public List<String> mediaTypes() {
      return Arrays.asList(null, "application/json");
    }
  },
  THROWS_IN_PLACE_OF_MEDIA_TYPES {
    @Override
    public List<String> mediaTypes() {
      throw FailingRenderer.<RuntimeException>undeclared(new IOException("of the application"));
    }
  };

  @Override
  public List<String> mediaTypes() {
    return List.of("application/json");
  }

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public String render(Explanation explanation) {
    return "{}";
  }

  /** As Kotlin and Groovy throw what is checked. */
  @SuppressWarnings("unchecked")
  static <E extends Throwable> E undeclared(Throwable failure) throws E {
    throw (E) failure;
  }
}
