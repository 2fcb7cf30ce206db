package org.baogao.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookTest {
  private static final Instant CREATED = Instant.parse("2026-01-31T12:00:00Z");

  @TempDir Path folder;

  private XSSFWorkbook written(List<CellFormat> formats, Object... values) throws Exception {
    return written(folder.resolve("书.xlsx"), formats, values);
  }

  private static XSSFWorkbook written(Path file, List<CellFormat> formats, Object... values)
      throws Exception {
    try (Workbook workbook = new Workbook(file, "title", CREATED)) {
      List<String> headers = formats.stream().map(format -> "列" + format).toList();
      workbook.begin("表", headers, formats);
      workbook.row(Arrays.asList(values));
      workbook.end();
      workbook.begin("空", headers, formats);
      workbook.end();
      workbook.finish();
    }
    // Opened as a file, it would be written again when it is closed.
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    }
  }

  @Test
  void numbersAreNumbersShownAsWhatTheyAre() throws Exception {
    try (XSSFWorkbook workbook =
        written(
            List.of(
                CellFormat.PERCENT,
                CellFormat.COUNT,
                CellFormat.NUMBER,
                CellFormat.MEASURE,
                CellFormat.DATE,
                CellFormat.TRUTH,
                CellFormat.COUNT),
            -0.123456789012345,
            1234567L,
            2026,
            -3.14159,
            "2026-01-31",
            true,
            null)) {
      DataFormatter shown = new DataFormatter(Locale.US);
      List<Cell> cells = cells(workbook.getSheetAt(0));

      assertThat(cells.stream().map(shown::formatCellValue))
          .containsExactly("-12.35%", "1,234,567", "2026", "-3.1416", "2026-01-31", "TRUE");
      assertThat(cells.get(0).getNumericCellValue()).isEqualTo(-0.123456789012345);
      assertThat(cells.get(4).getLocalDateTimeCellValue())
          .isEqualTo(LocalDateTime.of(2026, 1, 31, 0, 0));
    }
  }

  private static List<Cell> cells(Sheet sheet) {
    List<Cell> cells = new ArrayList<>();
    sheet.getRow(1).forEach(cells::add);
    return cells;
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "-"})
  void textThatBeginsLikeAFormulaStaysText(String text) throws Exception {
    try (XSSFWorkbook workbook = written(List.of(CellFormat.TEXT), text)) {
      Cell cell = workbook.getSheetAt(0).getRow(1).getCell(0);

      assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
      assertThat(cell.getStringCellValue()).isEqualTo(text);
      assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
    }
  }

  @Test
  void headersStayInSightAndFilter() throws Exception {
    try (XSSFWorkbook workbook =
        written(List.of(CellFormat.TEXT, CellFormat.COUNT), "很长的文字".repeat(50), 1)) {
      XSSFSheet sheet = workbook.getSheetAt(0);

      assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:B2");
      assertThat(sheet.getColumnWidth(0)).isEqualTo(60 * 256);
      assertThat(sheet.getColumnWidth(1)).isBetween(8 * 256, 12 * 256);
      assertThat(workbook.getSheetAt(1).getPhysicalNumberOfRows()).isEqualTo(1);
    }
  }

  @Test
  void textThatIsTooLongForACellIsCut() throws Exception {
    try (XSSFWorkbook workbook =
        written(List.of(CellFormat.TEXT), "长".repeat(Workbook.MOST_CHARS + 1))) {
      assertThat(workbook.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
          .hasSize(Workbook.MOST_CHARS)
          .endsWith("长…");
    }
  }

  @Test
  void theSameRowsAreTheSameBytesAtAnyTime() throws Exception {
    Path once = folder.resolve("1.xlsx");
    Path again = folder.resolve("2.xlsx");
    written(once, List.of(CellFormat.TEXT), "一").close();
    // The entries of an archive have times to two seconds.
    Thread.sleep(2100);
    try (XSSFWorkbook workbook = written(again, List.of(CellFormat.TEXT), "一")) {
      assertThat(workbook.getProperties().getCoreProperties().getCreated().toInstant())
          .isEqualTo(CREATED);
    }

    assertThat(again).hasSameBinaryContentAs(once);
  }
}
