package dev.upgraderequired.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViolationTest {

  @Test
  void listsTheCodeOfEveryKind() throws Exception {
    List<String> codes = new ArrayList<>();
    for (Class<?> kind : Violation.class.getPermittedSubclasses()) {
      Object[] nothing = new Object[kind.getRecordComponents().length];
      codes.add(((Violation) kind.getDeclaredConstructors()[0].newInstance(nothing)).code());
    }

    assertThat(Violation.CODES).containsExactlyInAnyOrderElementsOf(codes);
  }
}
