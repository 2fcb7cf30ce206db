package org.baogao.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.baogao.contract.DataDictionary.Language;
import org.baogao.publish.Manifest;
import org.baogao.query.ReleaseTables;
import org.jspecify.annotations.Nullable;

/** Tables of a release for people who work in Excel. The same release gives the same bytes. */
public final class Export {

  /** What is written. */
  public enum Format {
    /** One workbook, a sheet a table. */
    XLSX,
    /** One file a table. */
    CSV;

    /** The format as the command line names it: lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is to be exported.
   *
   * @param format of the files
   * @param language of headers, of words of closed lists, and of what explains them
   * @param tables by name; none for those of a size that people read
   */
  public record Request(Format format, Language language, List<String> tables) {
    /** Copies the list. */
    public Request {
      tables = List.copyOf(tables);
    }
  }

  /**
   * A table that was exported.
   *
   * @param name of the sheet or file
   * @param rows without the header
   */
  public record Exported(String name, long rows) {}

  private final ReleaseTables tables;
  private final Manifest manifest;
  private final Request request;

  private Export(ReleaseTables tables, Manifest manifest, Request request) {
    this.tables = tables;
    this.manifest = manifest;
    this.request = request;
  }

  /**
   * Writes the files.
   *
   * @param release the release's directory, on a local or mounted disk
   * @param manifest the release's
   * @param folder is made where it is missing; files of the same names are replaced
   * @return what was exported, in order
   * @throws ExportException where there is no table of a name, or a sheet can't hold its rows
   */
  public static List<Exported> write(Path release, Manifest manifest, Request request, Path folder)
      throws IOException {
    try (ReleaseTables tables = ReleaseTables.in(release)) {
      return new Export(tables, manifest, request).write(folder);
    }
  }

  private List<Exported> write(Path folder) throws IOException {
    Sheets choice = new Sheets(tables, request.language());
    List<Sheet> sheets =
        request.tables().isEmpty() ? choice.usual() : choice.named(request.tables());
    List<Exported> exported = new ArrayList<>();
    for (Sheet sheet : sheets) {
      exported.add(new Exported(sheet.name(), rows(sheet)));
    }
    Files.createDirectories(folder);
    try (SheetWriter writer = writer(folder)) {
      About about = new About(tables, manifest, request.language());
      about.write(writer, sheets, exported);
      for (Sheet sheet : sheets) {
        write(writer, sheet);
      }
      about.writeDictionary(writer, sheets);
      writer.finish();
    }
    return exported;
  }

  private SheetWriter writer(Path folder) {
    return switch (request.format()) {
      case CSV -> new CsvFolder(folder);
      case XLSX ->
          new Workbook(
              folder.resolve("baogao-%s.xlsx".formatted(manifest.runId())),
              "Baogao %s".formatted(manifest.runId()),
              manifest.createdAt());
    };
  }

  private long rows(Sheet sheet) throws IOException {
    long rows = tables.number("SELECT count(*) FROM (%s)".formatted(sheet.sql()));
    if (request.format() == Format.XLSX && rows > Workbook.MOST_ROWS) {
      throw new ExportException(
          "%s has %,d rows; expected at most %,d, as many as a sheet of Excel holds. Export it with"
                  .formatted(sheet.id(), rows, Workbook.MOST_ROWS)
              + " --format csv, or a part of it with bin/baogao sql --format csv.");
    }
    return rows;
  }

  private void write(SheetWriter writer, Sheet sheet) throws IOException {
    writer.begin(
        sheet.name(),
        sheet.columns().stream().map(SheetColumn::header).toList(),
        sheet.columns().stream().map(SheetColumn::format).toList());
    List<@Nullable Object> values = new ArrayList<>();
    tables.forEachOf(
        sheet.sql(),
        sheet.fields(),
        row -> {
          values.clear();
          for (SheetColumn column : sheet.columns()) {
            values.add(column.shown(row.valueOrNull(column.field())));
          }
          try {
            writer.row(values);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    writer.end();
  }
}
