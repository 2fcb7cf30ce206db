package org.baogao.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baogao.metadata.Reports.identity;
import static org.baogao.metadata.Reports.resolve;
import static org.baogao.metadata.Reports.source;
import static org.baogao.metadata.Reports.summary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.baogao.Shared;
import org.baogao.report.Identity;
import org.baogao.report.Region;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The metadata of the real reports, from their texts and names alone. */
class RealReportsMetadataTest {
  private static final double RIGHT = 0.995;
  private static final RegionTable TABLE = RegionTable.standard();

  @Test
  void nearlyAllReportsGetTheRegionAndYearOfTheManifest() throws IOException {
    Path corpora = Shared.corpora();
    List<String> rows = Files.readAllLines(corpora.resolve("MANIFEST.tsv"));
    List<String> misses = new ArrayList<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split("\t", -1);
      Resolution resolution = resolve(cells[0], Files.readString(corpora.resolve(cells[0])));
      if (!isRight(resolution, cells)) {
        misses.add(row + " but: " + resolution);
      }
    }

    assertThat(rows).hasSizeGreaterThan(900);
    assertThat(misses).hasSizeLessThan((int) ((1 - RIGHT) * rows.size()));
    // This file holds the report that was delivered in January 1998: the text wins.
    assertThat(misses).allMatch(miss -> miss.startsWith("provinces/黑龙江省1999年"));
  }

  @ParameterizedTest
  @CsvSource({
    "000_231ad6a84995f94c.txt, year_missing",
    "001_5d9dffd287d6a599.txt, 110108 2024 body/body",
    "002_931f1a240bb08524.txt, 110108 2020 title/body",
    "003_9dc6f3dca5f4540a.txt, 110108 2022 title/title",
    "004_25f246a410c0d53a.txt, 110101 2022 title/title",
  })
  void theSeedsAreWhatTheyAre(String file, String expected) throws IOException {
    assertThat(summary(resolve("seeds/" + file, seed(file)))).isEqualTo(expected);
  }

  @Test
  void theSeedsSayWhenTheyWereDelivered() throws IOException {
    assertThat(meeting("003_9dc6f3dca5f4540a.txt")).isEqualTo(LocalDate.of(2021, 12, 15));
    assertThat(meeting("004_25f246a410c0d53a.txt")).isEqualTo(LocalDate.of(2021, 12, 9));
  }

  @Test
  void aReportWithoutAYearIsTakenWhenTheUserGivesIt() throws IOException {
    ReportsCsv reports =
        ReportsCsv.parse("file,region,year\n000_231ad6a84995f94c.txt,110105,2024\n", "r.csv");
    String text = seed("000_231ad6a84995f94c.txt");

    assertThat(summary(resolve(reports, source("seeds/000_231ad6a84995f94c.txt", text))))
        .isEqualTo("110105 2024 reports_csv/reports_csv");
  }

  private static @Nullable LocalDate meeting(String file) throws IOException {
    return identity(resolve("seeds/" + file, seed(file))).meetingDate();
  }

  private static String seed(String file) throws IOException {
    return Files.readString(Shared.corpora().resolve("seeds").resolve(file));
  }

  private static boolean isRight(Resolution resolution, String[] cells) {
    if (!(resolution instanceof Resolution.Resolved resolved)) {
      return false;
    }
    Identity identity = resolved.identity();
    Region region = identity.region();
    String level = region.level() == Region.Level.NATION ? "national" : region.level().label();
    String name = cells[1].equals("国务院") ? "全国" : cells[1];
    String successor = region.successorCode();
    boolean named =
        region.name().equals(name)
            || (successor != null
                && TABLE.rowsOf(successor).stream().anyMatch(row -> row.name().equals(name)));
    return named && level.equals(cells[2]) && identity.year() == Integer.parseInt(cells[3]);
  }
}
