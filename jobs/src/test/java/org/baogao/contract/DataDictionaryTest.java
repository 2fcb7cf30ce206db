package org.baogao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataDictionaryTest {

  @ParameterizedTest
  @EnumSource
  void theDocumentIsWhatTheContractsSay(DataDictionary.Language language) throws Exception {
    Path document = Path.of("../docs").resolve(language.document());

    assertThat(document)
        .as("Stale: run bin/baogao tables --language %s > docs/%s", language, language.document())
        .content()
        .isEqualTo(DataDictionary.markdown(language));
    assertThat(Files.size(document)).isPositive();
  }

  @Test
  void everyTableHasAChineseNameOfItsOwn() {
    assertThat(DataDictionary.tables()).extracting(Table::nameZh).doesNotHaveDuplicates();
  }

  @Test
  void aColumnHasOneChineseNameInAllTables() {
    Map<String, String> names = new TreeMap<>();
    Map<String, String> columns = new TreeMap<>();
    for (Table table : DataDictionary.tables()) {
      for (Field field : table.columns()) {
        assertThat(names.computeIfAbsent(field.name(), name -> field.nameZh()))
            .as("%s of %s", field.name(), table.name())
            .isEqualTo(field.nameZh());
        assertThat(columns.computeIfAbsent(field.nameZh(), name -> field.name()))
            .as("%s of %s", field.nameZh(), table.name())
            .isEqualTo(field.name());
      }
    }
  }

  @Test
  void aChineseMeaningSaysWhatNullMeans() {
    for (Table table : DataDictionary.tables()) {
      for (Field field : table.columns()) {
        if (field.nullable()) {
          assertThat(field.meaningZh()).as("%s of %s", field.name(), table.name()).contains("为空");
        }
      }
    }
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
