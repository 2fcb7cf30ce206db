package org.baogao.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.baogao.query.DisplayWidth;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of Excel, written row by row in little memory. Every sheet has a header that stays in
 * sight and filters, and columns as wide as what is in them. The same rows give the same bytes: the
 * time in the file is the release's.
 */
final class Workbook implements SheetWriter {
  /** The most rows of a sheet, below its header. */
  static final int MOST_ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows() - 1;

  /** The most characters of a cell. */
  static final int MOST_CHARS = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

  private static final String CUT = "…";
  private static final String FONT = "Microsoft YaHei";
  private static final short FONT_POINTS = 10;
  private static final float LINE_POINTS = 15;

  /** The first time that an archive can hold. */
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final CellRangeAddress HEADER = new CellRangeAddress(0, 0, -1, -1);
  private static final int MOST_COLUMNS_ON_A_PAGE = 20;
  private static final int ROWS_IN_MEMORY = 200;

  /** Column widths, in characters; Excel counts in 256ths of one. */
  private static final int NARROWEST = 8;

  private static final int WIDEST = 60;
  private static final int WIDTH_UNIT = 256;

  /** What the arrow of a filter and the margins take. */
  private static final int MARGIN = 3;

  private final SXSSFWorkbook workbook = new SXSSFWorkbook(null, ROWS_IN_MEMORY, true);
  private final Path file;
  private final CellStyle header;
  private final CellStyle headerOfNumbers;
  private final CellStyle formulaLike;
  private final Map<CellFormat, CellStyle> styles = new EnumMap<>(CellFormat.class);
  private @Nullable SXSSFSheet sheet;
  private List<CellFormat> formats = List.of();
  private int[] widths = {};
  private int rows;

  Workbook(Path file, String title, Instant created) {
    this.file = file;
    POIXMLProperties.CoreProperties properties =
        workbook.getXSSFWorkbook().getProperties().getCoreProperties();
    properties.setTitle(title);
    properties.setCreator("Baogao");
    properties.setCreated(Optional.of(Date.from(created)));
    properties.setModified(Optional.of(Date.from(created)));
    for (CellFormat format : CellFormat.values()) {
      styles.put(format, style(format.pattern()));
    }
    styleOf(CellFormat.PROSE).setWrapText(true);
    styleOf(CellFormat.FIGURE).setAlignment(HorizontalAlignment.LEFT);
    formulaLike = style(null);
    formulaLike.setQuotePrefixed(true);
    header = header();
    headerOfNumbers = header();
    headerOfNumbers.setAlignment(HorizontalAlignment.RIGHT);
  }

  private CellStyle header() {
    CellStyle style = style(null);
    Font bold = font();
    bold.setBold(true);
    style.setFont(bold);
    style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setBorderBottom(BorderStyle.THIN);
    return style;
  }

  private CellStyle styleOf(CellFormat format) {
    return Objects.requireNonNull(styles.get(format), format.name());
  }

  private CellStyle style(@Nullable String pattern) {
    CellStyle style = workbook.createCellStyle();
    style.setFont(font());
    style.setVerticalAlignment(VerticalAlignment.TOP);
    if (pattern != null) {
      style.setDataFormat(workbook.createDataFormat().getFormat(pattern));
    }
    return style;
  }

  private Font font() {
    Font font = workbook.createFont();
    font.setFontName(FONT);
    font.setFontHeightInPoints(FONT_POINTS);
    return font;
  }

  @Override
  public void begin(String name, List<String> headers, List<CellFormat> columnFormats) {
    SXSSFSheet begun = workbook.createSheet(name);
    begun.createFreezePane(0, 1);
    begun.getPrintSetup().setLandscape(true);
    begun.setRepeatingRows(HEADER);
    if (headers.size() <= MOST_COLUMNS_ON_A_PAGE) {
      begun.setFitToPage(true);
      begun.getPrintSetup().setFitWidth((short) 1);
      begun.getPrintSetup().setFitHeight((short) 0);
    }
    sheet = begun;
    formats = List.copyOf(columnFormats);
    widths = new int[formats.size()];
    rows = 0;
    Row row = begun.createRow(0);
    for (int column = 0; column < headers.size(); column++) {
      Cell cell = row.createCell(column);
      cell.setCellValue(headers.get(column));
      cell.setCellStyle(formats.get(column).isNumber() ? headerOfNumbers : header);
      widths[column] = DisplayWidth.of(headers.get(column));
    }
  }

  @Override
  public void row(List<@Nullable Object> values) {
    rows++;
    Row row = current().createRow(rows);
    for (int column = 0; column < values.size(); column++) {
      Object value = values.get(column);
      if (value != null) {
        write(row.createCell(column), formats.get(column), value, column);
      }
    }
  }

  private void write(Cell cell, CellFormat format, Object value, int column) {
    cell.setCellStyle(styleOf(format));
    if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
      widen(column, NARROWEST);
    } else if (value instanceof Boolean truth) {
      cell.setCellValue(truth);
    } else if (format == CellFormat.DATE) {
      cell.setCellValue(LocalDate.parse(value.toString()));
      widen(column, value.toString().length());
    } else {
      String text = value.toString();
      if (CsvFolder.looksLikeAFormula(text)) {
        // A text cell is no formula; without this it would become one when someone edits it.
        cell.setCellStyle(formulaLike);
      }
      cell.setCellValue(
          text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS - 1) + CUT);
      int width = DisplayWidth.of(text);
      widen(column, width);
      if (format == CellFormat.PROSE && width > WIDEST) {
        // A program that does not measure rows itself would show the first line only.
        int lines = (width + WIDEST - 1) / WIDEST;
        cell.getRow().setHeightInPoints(lines * LINE_POINTS);
      }
    }
  }

  private void widen(int column, int width) {
    widths[column] = Math.max(widths[column], width);
  }

  @Override
  public void end() throws IOException {
    SXSSFSheet ended = current();
    for (int column = 0; column < widths.length; column++) {
      int width = Math.min(WIDEST, Math.max(NARROWEST, widths[column] + MARGIN));
      ended.setColumnWidth(column, width * WIDTH_UNIT);
    }
    ended.setAutoFilter(new CellRangeAddress(0, rows, 0, widths.length - 1));
    ended.flushRows();
    sheet = null;
  }

  /** Writes the file, with the entries of its archive all of one time. */
  @Override
  public void finish() throws IOException {
    Path timed = Files.createTempFile("baogao-export-", ".xlsx");
    try {
      try (OutputStream out = Files.newOutputStream(timed)) {
        workbook.write(out);
      }
      try (ZipFile archive = new ZipFile(timed.toFile());
          ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
        for (ZipEntry entry : Collections.list(archive.entries())) {
          ZipEntry copy = new ZipEntry(entry.getName());
          copy.setTimeLocal(EARLIEST);
          out.putNextEntry(copy);
          archive.getInputStream(entry).transferTo(out);
          out.closeEntry();
        }
      }
    } finally {
      Files.deleteIfExists(timed);
    }
  }

  private SXSSFSheet current() {
    return Objects.requireNonNull(sheet, "no sheet was begun");
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
