package org.baogao.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.baogao.dashboard.Scope.Years;
import org.baogao.query.ReleaseTables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A nation of 2 provinces, 4 cities and 12 districts, each with a report from 2011 to 2014. */
class ScopeTest {
  private static final int ALL = 4 * (1 + 2 + 4 + 12);
  private static final String PROVINCE = "210000";

  @TempDir static Path folder;
  private static Path release;

  @BeforeAll
  static void writeARelease() throws Exception {
    release = SyntheticRelease.writeLevels(folder.resolve("release"), 2, 2, 3, 4, 2);
  }

  private static Scope scope(String region, int most) throws Exception {
    try (ReleaseTables tables = ReleaseTables.in(release)) {
      return Scope.of(tables, region, most);
    }
  }

  private static PageData page(String region, int most) throws Exception {
    Path file = Files.createTempFile(folder, "page", ".html");
    Dashboard.write(release, "x", region, file, new Dashboard.Limits(most, Dashboard.MOST_BYTES));
    return PageData.of(file, release);
  }

  private static Years whole(String level) {
    return new Years(level, 2011, 2014, true);
  }

  @Test
  void allIsThereWhereThereIsRoom() throws Exception {
    Scope scope = scope(null, ALL);

    assertThat(scope.isAll()).isTrue();
    assertThat(scope.regionYears()).isEqualTo(ALL);
    assertThat(scope.condition()).isEqualTo("true");
    assertThat(scope.levels())
        .containsExactly(whole("nation"), whole("province"), whole("city"), whole("district"));
  }

  @Test
  void whereThereIsNotTheLowestLevelsLoseTheirOldestYears() throws Exception {
    Scope scope = scope(null, ALL - 1);

    assertThat(scope.isAll()).isFalse();
    assertThat(scope.regionYears()).isEqualTo(ALL - 12);
    assertThat(scope.of()).isEqualTo(ALL);
    assertThat(scope.levels())
        .containsExactly(
            whole("nation"),
            whole("province"),
            whole("city"),
            new Years("district", 2012, 2014, false));
    assertThat(scope.condition()).isEqualTo(scope(null, ALL - 1).condition());
  }

  @Test
  void afterTheFirstGroupWithoutRoomThereIsNone() throws Exception {
    // The nation and the provinces, and room for two years of cities and three region-years more.
    assertThat(scope(null, 12 + 2 * 4 + 3).levels())
        .containsExactly(whole("nation"), whole("province"), new Years("city", 2013, 2014, false));
    // No room for a year of cities, nor is a district's taken instead.
    assertThat(scope(null, 12 + 3).levels()).containsExactly(whole("nation"), whole("province"));
  }

  @Test
  void oneGroupIsAlwaysThere() throws Exception {
    Scope scope = scope(null, 0);

    assertThat(scope.levels()).containsExactly(new Years("nation", 2014, 2014, false));
    assertThat(scope.canBeNarrowed()).isFalse();
  }

  @Test
  void aRegionComesWithThoseBelowAndAbove() throws Exception {
    Scope scope = scope(PROVINCE, ALL);

    assertThat(scope.isAll()).isFalse();
    assertThat(scope.regionYears()).isEqualTo(4 * (1 + 1 + 2 + 6));
    assertThat(scope("210101", ALL).regionYears()).isEqualTo(4 * 4);
    assertThat(scope("100000", ALL).regionYears()).isEqualTo(ALL);
  }

  @Test
  void aRegionThatIsTooLargeLosesYearsToo() throws Exception {
    Scope scope = scope(PROVINCE, 20);

    assertThat(scope.regionYears()).isEqualTo(4 * (1 + 1 + 2));
    assertThat(scope.levels()).containsExactly(whole("nation"), whole("province"), whole("city"));
  }

  @Test
  void aRegionWithoutReportsIsRefused() {
    assertThatThrownBy(() -> scope("999999", ALL))
        .isInstanceOf(RegionMissingException.class)
        .hasMessageContaining("Region 999999: expected")
        .hasMessageContaining("no such code in " + release);
    assertThatThrownBy(() -> scope("990000", ALL))
        .isInstanceOf(RegionMissingException.class)
        .hasMessageContaining("no report of either in " + release);
  }

  @Test
  void theNumbersOfAPartAreThoseOfTheTables() throws Exception {
    PageData page = page(null, 12 + 16 + 2 * 12);

    page.assertEqualsTables();
    JsonNode scope = page.json().get("release").get("scope");
    assertThat(scope.toString())
        .isEqualTo(
            "{\"region\":null,\"region_years\":52,\"of\":76,\"levels\":["
                + "{\"level\":\"nation\",\"from\":2011,\"to\":2014,\"whole\":true},"
                + "{\"level\":\"province\",\"from\":2011,\"to\":2014,\"whole\":true},"
                + "{\"level\":\"city\",\"from\":2011,\"to\":2014,\"whole\":true},"
                + "{\"level\":\"district\",\"from\":2013,\"to\":2014,\"whole\":false}]}");
    assertThat(page.json().get("cells").get("year")).hasSize(52);
    assertThat(page.json().get("evidence").get("cell").size()).isPositive();
  }

  @Test
  void aDuplicateOfAReportElsewhereStaysOne() throws Exception {
    JsonNode reports = page(null, 4).json().get("reports");

    assertThat(reports.get("duplicate_of").toString()).isEqualTo("[-1,-1,-1,-1,-2]");
  }

  @Test
  void theNumbersOfARegionAreThoseOfTheTables() throws Exception {
    PageData page = page(PROVINCE, ALL);

    page.assertEqualsTables();
    assertThat(page.json().get("release").get("scope").get("region").asText()).isEqualTo(PROVINCE);
    assertThat(page.json().get("regions").get("code"))
        .hasSize(1 + 1 + 2 + 6)
        .allMatch(code -> code.asText().matches("100000|21.*"));
  }

  @Test
  void aPageThatIsTooLargeHasFewerRegionYears() throws Exception {
    Path file = folder.resolve("small.html");
    long bytesOfAll = Dashboard.write(release, "x", file).bytes();
    Dashboard.write(release, "x", null, file, new Dashboard.Limits(12, Dashboard.MOST_BYTES));
    long bytesOfFew = Files.size(file);

    Dashboard.Written written =
        Dashboard.write(release, "x", null, file, new Dashboard.Limits(ALL, bytesOfFew));

    assertThat(bytesOfFew).isLessThan(bytesOfAll);
    assertThat(written.bytes()).isLessThan(bytesOfFew);
    assertThat(written.regionYears()).isBetween(1, ALL / 2);
  }
}
