package org.baogao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.baogao.table.Rule;
import org.baogao.table.Table;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {

  @Test
  void theDocumentIsWhatTheContractsSay() throws Exception {
    assertThat(Path.of("../docs/tables.md"))
        .as("Stale: run bin/baogao tables > docs/tables.md")
        .content()
        .isEqualTo(DataDictionary.markdown());
    assertThat(Files.size(Path.of("../docs/tables.md"))).isPositive();
  }

  @Test
  void everyReferenceLeadsToAColumn() {
    for (Table table : Tables.ALL) {
      for (Rule rule : table.rules()) {
        if (rule instanceof Rule.References reference) {
          assertThat(Tables.ALL)
              .filteredOn(target -> target.name().equals(reference.table()))
              .singleElement()
              .satisfies(target -> assertThat(target.columns()).contains(reference.target()));
        }
      }
    }
  }

  @Test
  void checkNamesAreUniqueInTheirTable() {
    for (Table table : Tables.ALL) {
      assertThat(table.rowRules()).extracting(Rule::checkName).doesNotHaveDuplicates();
      assertThat(table.tableRules()).extracting(Rule::checkName).doesNotHaveDuplicates();
    }
  }
}
