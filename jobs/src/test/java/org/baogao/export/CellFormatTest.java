package org.baogao.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.baogao.contract.Tables;
import org.baogao.table.Field;
import org.junit.jupiter.api.Test;

class CellFormatTest {

  private static Set<String> columns(CellFormat format) {
    return Tables.ALL.stream()
        .flatMap(table -> table.columns().stream())
        .filter(field -> CellFormat.of(field) == format)
        .map(Field::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A new column must be put into one of these, by someone who thought about it. */
  @Test
  void everyNumberIsShownAsWhatItIs() {
    assertThat(columns(CellFormat.PERCENT))
        .containsExactly(
            "contribution", "share", "share_before", "share_change", "share_high", "share_low");
    assertThat(columns(CellFormat.MEASURE))
        .containsExactly(
            "coherence_npmi",
            "idf",
            "log_odds_z",
            "log_odds_z_past",
            "primary_probability",
            "probability",
            "share_change_q",
            "similarity",
            "tfidf",
            "weight");
    assertThat(columns(CellFormat.NUMBER))
        .containsExactly(
            "begin_offset",
            "cap_code",
            "end_offset",
            "first_sentence_no",
            "first_year",
            "flow_no",
            "last_sentence_no",
            "paragraph_no",
            "passage_no",
            "rank",
            "sentence_no",
            "valid_from",
            "valid_to",
            "year");
    assertThat(columns(CellFormat.COUNT))
        .containsExactly(
            "chars",
            "chars_clean",
            "chars_removed",
            "chars_source",
            "collection_frequency",
            "damaged_sentences",
            "document_frequency",
            "occurrences",
            "previous_chars",
            "sentences",
            "terms",
            "tf");
    assertThat(columns(CellFormat.DATE)).containsExactly("meeting_date");
  }
}
