package org.baogao.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.baogao.report.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTableTest {
  private static final RegionTable TABLE = RegionTable.standard();
  private static final String HEADER =
      "region_code,region_name,full_name,level,parent_code,valid_from,valid_to,successor_code\n";

  @ParameterizedTest
  @CsvSource({
    "100000, 2020, 全国, NATION",
    "110000, 2020, 北京市, PROVINCE",
    "440300, 2020, 深圳市, CITY",
    "110108, 2020, 海淀区, DISTRICT",
    "659012, 2024, 白杨市, DISTRICT",
    "710000, 2020, 台湾省, PROVINCE",
    "810000, 2020, 香港特别行政区, PROVINCE",
    "820000, 2020, 澳门特别行政区, PROVINCE",
    "210112, 2010, 东陵区, DISTRICT",
    "210112, 2020, 浑南区, DISTRICT",
    "4403Z1, 2020, 大鹏新区, DISTRICT",
  })
  void aCodeHasItsNameOfTheYear(String code, int year, String name, Region.Level level) {
    Region region = TABLE.find(code, year).orElseThrow();

    assertThat(region.name()).isEqualTo(name);
    assertThat(region.level()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "110103, 2010, 110101",
    "110104, 2010, 110102",
    "371200, 2018, 370100",
    "371202, 2018, 370116",
    "330103, 2021, 330105",
    "330104, 2021, 330102",
    "310108, 2015, 310106",
    "142201, 2000, 140902",
    "500105, 2025, 500157",
    "4403Z2, 2018, 440311",
  })
  void anEndedRegionPointsToItsSuccessor(String code, int lastYear, String successor) {
    assertThat(TABLE.find(code, lastYear + 1)).isEmpty();
    assertThat(TABLE.find(code, lastYear).orElseThrow().successorCode()).isEqualTo(successor);
  }

  @Test
  void aMunicipalitysDistrictLiesDirectlyInTheMunicipality() {
    assertThat(TABLE.find("110108", 2020).orElseThrow().parentCode()).isEqualTo("110000");
    assertThat(TABLE.find("110108", 2020).orElseThrow().fullName()).isEqualTo("北京市海淀区");
    assertThat(TABLE.find("440303", 2020).orElseThrow().fullName()).isEqualTo("广东省深圳市罗湖区");
    assertThat(TABLE.find("469006", 2020).orElseThrow().fullName()).isEqualTo("海南省万宁市");
  }

  @Test
  void everySuccessionEndsAtARegionThatStillIs() {
    for (Region start : TABLE.regions()) {
      Region region = start;
      Set<Region> seen = new HashSet<>();
      while (region.validTo() != null) {
        String successor = Objects.requireNonNull(region.successorCode(), region.name());
        assertThat(seen.add(region)).as("a circle from %s", start).isTrue();
        region = TABLE.rowsOf(successor).get(TABLE.rowsOf(successor).size() - 1);
      }
    }
  }

  @Test
  void theTableHasTheCountsOfTheCountry() {
    assertThat(TABLE.regions().stream().filter(r -> is(r, Region.Level.PROVINCE))).hasSize(34);
    assertThat(TABLE.regions().stream().filter(r -> is(r, Region.Level.CITY))).hasSize(333);
    assertThat(
            TABLE.regions().stream()
                .filter(r -> is(r, Region.Level.DISTRICT) && !r.code().contains("Z")))
        .hasSizeBetween(2830, 2860);
  }

  @Test
  void theLongestNameIsFoundWithItsRegions() {
    assertThat(TABLE.mentions("在深圳市罗湖区和坪山新区,也在内蒙古").stream().map(Mention::name))
        .containsExactly("深圳市", "罗湖区", "坪山新区", "内蒙古");
  }

  @Test
  void aWordIsNoShortName() {
    assertThat(TABLE.mentions("平安、富裕、和谐")).isEmpty();
    assertThat(TABLE.named("平安县")).isNotEmpty();
  }

  @Test
  void serializedItIsTheSame() throws IOException, ClassNotFoundException {
    RegionTable extended =
        RegionTable.extendedBy(HEADER + "4403ZA,云川区,广东省深圳市云川区,district,440300,,,\n", "own.csv");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(extended);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      RegionTable read = (RegionTable) in.readObject();
      assertThat(read.regions()).isEqualTo(extended.regions());
      assertThat(read.named("云川区")).hasSize(1);
    }
    assertThat(bytes.size()).isLessThan(1000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "44|name|full|district|440300||||own.csv line 2, column region_code: expected",
        "4403ZA||full|district|440300||||own.csv line 2, column region_name: expected",
        "4403ZA|name|full|town|440300||||own.csv line 2, column level: expected",
        "4403ZA|name|full|district|449900||||own.csv line 2, column parent_code: expected",
        "4403ZA|name|full|district|440300|20x3|||own.csv line 2, column valid_from: expected",
        "4403ZA|name|full|district|440300|2020|2019||own.csv line 2, column valid_to: expected",
        "440303|name|full|district|440300||||own.csv line 2, column region_code: 440303 with",
      })
  void aWrongCellIsNamedWithItsLine(
      String code,
      String name,
      String fullName,
      String level,
      String parent,
      String from,
      String to,
      String successor,
      String message) {
    String line =
        java.util.stream.Stream.of(code, name, fullName, level, parent, from, to, successor)
            .map(cell -> cell == null ? "" : cell)
            .collect(java.util.stream.Collectors.joining(","));

    assertThatThrownBy(() -> RegionTable.extendedBy(HEADER + line + "\n", "own.csv"))
        .isInstanceOf(MetadataFileException.class)
        .hasMessageStartingWith(message);
  }

  private static boolean is(Region region, Region.Level level) {
    return region.level() == level && region.validTo() == null;
  }
}
