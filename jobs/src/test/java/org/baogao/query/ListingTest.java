package org.baogao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
  private static final Listing LISTING =
      new Listing(
          List.of("word", "found"),
          List.of(Arrays.asList("垃圾分类", 12L), Arrays.asList("他说“好”", null)));

  @Test
  void rowsArePrintedAsThoseOfAQuery() throws Exception {
    assertThat(printed(SqlQuery.Format.TABLE))
        .isEqualTo(
            """
            word      found
            ────────  ─────
            垃圾分类     12
            他说“好”   NULL
            (2 rows)
            """);
    assertThat(printed(SqlQuery.Format.CSV)).isEqualTo("word,found\n垃圾分类,12\n他说“好”,\n");
    assertThat(printed(SqlQuery.Format.JSON))
        .isEqualTo(
            """
            [
            {"word":"垃圾分类","found":12},
            {"word":"他说“好”","found":null}
            ]
            """);
  }

  @Test
  void aRowWithoutAValueForEachColumnIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Listing(List.of("word"), List.of(List.of("垃圾", 1))))
        .withMessageContaining("[word]");
  }

  private static String printed(SqlQuery.Format format) throws Exception {
    StringWriter text = new StringWriter();
    LISTING.print(format, new PrintWriter(text));
    return text.toString();
  }
}
