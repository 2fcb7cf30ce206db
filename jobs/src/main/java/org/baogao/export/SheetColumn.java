package org.baogao.export;

import org.baogao.contract.DataDictionary.Language;
import org.baogao.table.Field;
import org.baogao.table.Table;
import org.baogao.table.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * One column of a sheet.
 *
 * @param header what stands above it
 * @param source the column of the release's tables that it comes from, e.g. {@code reports.year}
 * @param meaning one sentence
 * @param field what it is read as
 * @param format how it is shown
 * @param vocabulary what the values are called in Chinese; null where they stay as they are
 */
record SheetColumn(
    String header,
    String source,
    String meaning,
    Field field,
    CellFormat format,
    @Nullable Vocabulary vocabulary) {

  private static final Vocabulary YES_OR_NO =
      Vocabulary.of(
          new Vocabulary.Value(Boolean.toString(true), "是"),
          new Vocabulary.Value(Boolean.toString(false), "否"));

  /** A column as the contract declares it. */
  static SheetColumn of(Table table, Field field, Language language) {
    String source = "%s.%s".formatted(table.name(), field.name());
    return switch (language) {
      case EN ->
          new SheetColumn(field.name(), source, field.meaning(), field, CellFormat.of(field), null);
      case ZH ->
          new SheetColumn(
              field.nameZh(),
              source,
              field.meaningZh(),
              field,
              CellFormat.of(field),
              CellFormat.of(field) == CellFormat.TRUTH
                  ? YES_OR_NO
                  : table.vocabulary(field).orElse(null));
    };
  }

  /**
   * The value as it is shown: in a Chinese sheet, a word of a closed list is Chinese. A word that
   * is not on the list, of a release that another version made, stays as it is.
   */
  @Nullable Object shown(@Nullable Object value) {
    return vocabulary != null && value instanceof String code && vocabulary.codes().contains(code)
        ? vocabulary.nameZh(code)
        : value;
  }
}
