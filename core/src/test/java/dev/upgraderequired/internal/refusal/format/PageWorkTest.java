package dev.upgraderequired.internal.refusal.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.internal.text.ContentSecurityPolicy;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page whose elements, comments and quotes do not end is read a few times, no more. */
class PageWorkTest {

  private static final int LENGTH = 64 * 1024;
  private static final int MOST_READS_OF_A_CHARACTER = 50;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      useHeadersInDisplayName = true,
      textBlock =
          """
          START   | REPEATED
          ``      | <style>
          ``      | `<style `
          ``      | `<style a="`
          ``      | <title>
          ``      | <title/>
          ``      | <title/
          ``      | <textarea>
          ``      | <option>
          ``      | `<option `
          ``      | <a x="
          ``      | <a x='
          <a x='  | <a x="
          ``      | `<a `
          ``      | </
          ``      | <!
          ``      | <!--
          <style> | `/* `
          <style> | url(
          """)
  void growsWithTheLengthOfThePageAndNoFaster(String start, String repeated) {
    String page = start + repeated.repeat(LENGTH / repeated.length());

    assertThat(reads(page, PageRestrictions::check)).isLessThan(most(page));
    assertThat(reads(page, HtmlPage::withoutMarkup)).isLessThan(most(page));
    assertThat(reads(page, ContentSecurityPolicy::of)).isLessThan(most(page));
  }

  private static long most(String page) {
    return (long) MOST_READS_OF_A_CHARACTER * page.length();
  }

  private static long reads(String page, Consumer<CharSequence> work) {
    AtomicLong reads = new AtomicLong();
    try {
      work.accept(new Counting(page, reads));
    } catch (IllegalArgumentException e) {
      // The page is rejected: it has been read all the same.
    }
    return reads.get();
  }

  /** Counts how often characters are read. */
  private record Counting(CharSequence text, AtomicLong reads) implements CharSequence {

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads.incrementAndGet();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counting(text.subSequence(start, end), reads);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
