package org.baogao.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.baogao.contract.DataDictionary.Language;
import org.baogao.publish.Manifest;
import org.baogao.query.ReleaseTables;
import org.jspecify.annotations.Nullable;

/** Cells of an export, read back, against the tables of the release. */
public final class ExportedCells {
  private static final int CELLS = 10;
  private static final long SEED = 20260131;

  private ExportedCells() {}

  /** Exports a release and compares ten random cells of every sheet; fails where one differs. */
  public static void assertEqualTables(
      Path release, Manifest manifest, Export.Format format, Language language, Path folder)
      throws IOException {
    Export.Request request = new Export.Request(format, language, List.of());
    List<Export.Exported> exported = Export.write(release, manifest, request, folder);
    try (ReleaseTables tables = ReleaseTables.in(release)) {
      Random random = new Random(SEED);
      List<Sheet> sheets = new Sheets(tables, language).usual();
      assertThat(sheets).extracting(Sheet::name).doesNotHaveDuplicates();
      for (int i = 0; i < sheets.size(); i++) {
        Sheet sheet = sheets.get(i);
        List<List<@Nullable Object>> expected = rows(tables, sheet);
        List<List<String>> found =
            format == Export.Format.CSV
                ? csv(folder.resolve(sheet.name() + ".csv"))
                : sheet(folder.resolve("baogao-%s.xlsx".formatted(manifest.runId())), sheet.name());
        assertThat(exported.get(i)).isEqualTo(new Export.Exported(sheet.name(), expected.size()));
        assertThat(found.get(0))
            .isEqualTo(sheet.columns().stream().map(SheetColumn::header).toList());
        assertThat(found).as(sheet.name()).hasSize(expected.size() + 1);
        for (int cell = 0; cell < CELLS && !expected.isEmpty(); cell++) {
          int row = random.nextInt(expected.size());
          int column = random.nextInt(sheet.columns().size());
          assertThat(found.get(row + 1).get(column))
              .as("%s row %d column %d", sheet.name(), row, column)
              .isEqualTo(text(sheet.columns().get(column), expected.get(row).get(column), format));
        }
      }
    }
  }

  private static String text(SheetColumn column, @Nullable Object value, Export.Format format) {
    Object shown = column.shown(value);
    if (shown == null) {
      return "";
    }
    if (format == Export.Format.XLSX && shown instanceof Number number) {
      return Double.toString(number.doubleValue());
    }
    return format == Export.Format.CSV && shown instanceof String text
        ? CsvFolder.safe(text)
        : shown.toString();
  }

  private static List<List<@Nullable Object>> rows(ReleaseTables tables, Sheet sheet)
      throws IOException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    tables.forEachOf(
        sheet.sql(),
        sheet.fields(),
        row -> {
          List<@Nullable Object> values = new ArrayList<>();
          sheet.fields().forEach(field -> values.add(row.valueOrNull(field)));
          rows.add(values);
        });
    return rows;
  }

  private static List<List<String>> csv(Path file) throws IOException {
    String text = Files.readString(file, UTF_8);
    assertThat(text).startsWith("\uFEFF");
    try (CSVParser rows = CSVParser.parse(text.substring(1), CSVFormat.RFC4180)) {
      return rows.stream().map(row -> row.stream().toList()).toList();
    }
  }

  private static List<List<String>> sheet(Path file, String name) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
      List<List<String>> rows = new ArrayList<>();
      int columns = workbook.getSheet(name).getRow(0).getLastCellNum();
      Consumer<Row> read =
          row ->
              rows.add(
                  IntStream.range(0, columns)
                      .mapToObj(column -> text(row.getCell(column)))
                      .toList());
      workbook.getSheet(name).forEach(read);
      return rows;
    }
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    if (cell.getCellType() == CellType.BOOLEAN) {
      return Boolean.toString(cell.getBooleanCellValue());
    }
    if (cell.getCellType() == CellType.STRING) {
      return cell.getStringCellValue();
    }
    return DateUtil.isCellDateFormatted(cell)
        ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
        : Double.toString(cell.getNumericCellValue());
  }
}
