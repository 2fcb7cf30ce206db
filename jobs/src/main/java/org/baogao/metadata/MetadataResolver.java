package org.baogao.metadata;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baogao.metadata.Resolution.Refused;
import org.baogao.metadata.Resolution.Resolved;
import org.baogao.report.CleanReport;
import org.baogao.report.Evidence;
import org.baogao.report.Identity;
import org.baogao.report.ReasonCode;
import org.baogao.report.Region;
import org.baogao.report.SourceReport;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which region's and which year's report a report is.
 *
 * <p>The order of trust: the user's reports file, the row's columns, title and first lines, file
 * and folder names, the body. Where the text's own headings contradict the file's name, the text
 * wins. What can't be told is refused with a reason. The work is linear in the text's length.
 */
public final class MetadataResolver implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern BROKEN_YEAR =
      Pattern.compile("(?:19|20)(?=[0-9]?[A-Za-z?？*×])[0-9A-Za-z?？*×]{2}年");

  /** The titles of real reports have less than a third of it. */
  private static final int LONGEST_TITLE = 200;

  private final RegionTable table;
  private final ReportsCsv reports;

  /** Resolves with a table of regions and what the user said about single reports. */
  public MetadataResolver(RegionTable table, ReportsCsv reports) {
    this.table = table;
    this.reports = reports;
  }

  /** The identity of a report, or why it has none. */
  public Resolution resolve(SourceReport source, CleanReport clean) {
    try {
      return new Resolved(new Attempt(source, clean).identity());
    } catch (RefusedException e) {
      return e.refused;
    }
  }

  /** One report's way through the sources. */
  private final class Attempt {
    private final SourceReport source;
    private final Optional<ReportsCsv.Row> row;
    private final Head head;
    private final String text;
    private final List<String> contradictions = new ArrayList<>();
    private final RegionReader reader = new RegionReader(table);

    Attempt(SourceReport source, CleanReport clean) {
      this.source = source;
      this.text = clean.text();
      this.row = reports.rowFor(source.sourcePath());
      this.head = Head.of(text, source.documentTitle());
    }

    Identity identity() {
      YearOfText ofText = YearOfText.of(head, text);
      YearOfFile ofFile = YearOfFile.of(source.sourcePath());
      Choice<Integer> year = year(ofText, ofFile);
      Choice<Region> region = region(year.value);
      return new Identity(
          region.value,
          year.value,
          meetingDate(ofText, ofFile, year.value),
          title(),
          region.evidence,
          year.evidence,
          contradictions.isEmpty() ? null : String.join("; ", contradictions));
    }

    private Choice<Integer> year(YearOfText ofText, YearOfFile ofFile) {
      Map<Evidence, Integer> claims = new LinkedHashMap<>();
      putYear(claims, Evidence.REPORTS_CSV, row.map(cells -> cells.value("year")).orElse(""));
      putYear(claims, Evidence.COLUMN, Cells.year(source.columns()));
      Integer file = ofFile.year();
      if (file == null && ofFile.month() != null) {
        file = ofText.plannedYear(ofFile.month(), null);
      }
      if (ofText.titleYear() != null) {
        claims.put(Evidence.TITLE, ofText.titleYear());
      } else if (ofText.meetingDate() != null) {
        claims.put(Evidence.TITLE, ofText.plannedYear(YearMonth.from(ofText.meetingDate()), file));
      }
      Integer headings = ofText.headings();
      boolean textWins = ofText.headingsAreClear() && headings != null;
      if (textWins && file != null && !file.equals(headings)) {
        claims.put(Evidence.BODY, headings);
      }
      if (file != null) {
        claims.put(Evidence.FILE_NAME, file);
      }
      if (headings != null) {
        claims.putIfAbsent(Evidence.BODY, headings);
      }
      if (claims.isEmpty()) {
        throw noYear(ofFile);
      }
      Map.Entry<Evidence, Integer> first = claims.entrySet().iterator().next();
      if (!textWins) {
        claims.remove(Evidence.BODY);
      }
      note("year", claims, first.getValue().toString());
      return new Choice<>(first.getValue(), first.getKey());
    }

    private void putYear(Map<Evidence, Integer> claims, Evidence evidence, String cell) {
      if (cell.isEmpty()) {
        return;
      }
      Integer year = Cells.year(cell);
      if (year == null) {
        throw new RefusedException(
            ReasonCode.YEAR_INVALID,
            "Expected a year of four digits in the %s, found '%s'"
                .formatted(words(evidence), cell));
      }
      claims.put(evidence, year);
    }

    private RefusedException noYear(YearOfFile ofFile) {
      String broken = ofFile.invalid();
      Matcher matcher = BROKEN_YEAR.matcher(head.title() == null ? head.lines() : head.title());
      if (broken == null && matcher.find()) {
        broken = matcher.group();
      }
      if (broken != null) {
        return new RefusedException(
            ReasonCode.YEAR_INVALID,
            "Expected a year of four digits, found '%s'".formatted(broken));
      }
      return new RefusedException(
          ReasonCode.YEAR_MISSING,
          "Neither first lines nor file name name a year, and the body's headings point to none");
    }

    private Choice<Region> region(int year) {
      Tally tally = new Tally(table, text);
      Map<Evidence, Claim> claims = new LinkedHashMap<>();
      String inRow = row.map(cells -> cells.value("region")).orElse("");
      putRegion(claims, Evidence.REPORTS_CSV, inRow);
      putColumns(claims);
      Claim inHead = reader.inHead(head);
      Claim inPath = reader.inPath(source.sourcePath());
      if (inHead != null && inHead.sure()) {
        claims.put(Evidence.TITLE, inHead);
      }
      String town = claims.isEmpty() ? reader.townIn(head, source.sourcePath()) : null;
      if (town != null) {
        throw new RefusedException(
            ReasonCode.REGION_UNKNOWN,
            "%s is named, which is below the regions of the table".formatted(town));
      }
      if (inPath != null) {
        claims.put(Evidence.FILE_NAME, inPath);
      }
      if (inHead != null) {
        claims.putIfAbsent(Evidence.TITLE, inHead);
      }
      if (claims.isEmpty()) {
        return fromBody(tally, year);
      }
      List<String> context =
          List.of(
              Cells.allRegions(source.columns()),
              source.sourcePath(),
              head.lines(),
              head.opening());
      return choose(claims, year, context, tally);
    }

    private Choice<Region> choose(
        Map<Evidence, Claim> claims, int year, List<String> context, Tally tally) {
      Map<Evidence, List<Region>> regions = new LinkedHashMap<>();
      claims.forEach(
          (evidence, claim) -> regions.put(evidence, reader.narrow(claim, year, context, tally)));
      Evidence evidence = claims.keySet().iterator().next();
      List<Region> chosen = regions.getOrDefault(evidence, List.of());
      Claim claim = claims.get(evidence);
      if (claim == null || chosen.size() != 1) {
        throw notOne(claim, chosen, year);
      }
      Region region = chosen.get(0);
      noteRegions(claims, regions, evidence, region);
      return new Choice<>(region, evidence);
    }

    private void noteRegions(
        Map<Evidence, Claim> claims,
        Map<Evidence, List<Region>> regions,
        Evidence evidence,
        Region region) {
      Map<Evidence, String> said = new LinkedHashMap<>();
      boolean agree = true;
      for (Map.Entry<Evidence, Claim> claim : claims.entrySet()) {
        Evidence from = claim.getKey();
        boolean counts = from == Evidence.FILE_NAME || claim.getValue().sure();
        boolean other = counts && isOther(regions.getOrDefault(from, List.of()), region);
        agree &= !other;
        if (other || from == evidence) {
          said.put(from, claim.getValue().name());
        }
      }
      if (!agree) {
        note("region", said, region.name());
      }
    }

    private boolean isOther(List<Region> found, Region region) {
      return found.size() == 1
          && !RegionTable.isWithin(region, found.get(0))
          && !RegionTable.isWithin(found.get(0), region);
    }

    private RefusedException notOne(@Nullable Claim claim, List<Region> found, int year) {
      String name = claim == null ? "" : claim.name();
      if (!found.isEmpty()) {
        StringJoiner codes = new StringJoiner(", ");
        found.forEach(region -> codes.add(region.code() + " " + region.fullName()));
        return new RefusedException(
            ReasonCode.REGION_MISSING, "%s may be any of %s".formatted(name, codes));
      }
      return new RefusedException(
          ReasonCode.REGION_NOT_OF_THE_YEAR,
          "%s is in the region table, but not for %d".formatted(name, year));
    }

    private void putRegion(Map<Evidence, Claim> claims, Evidence evidence, String cell) {
      if (cell.isEmpty()) {
        return;
      }
      claims.put(evidence, claimed(evidence, cell));
    }

    private Claim claimed(Evidence evidence, String cell) {
      Claim claim = reader.inCell(cell);
      if (claim == null) {
        throw new RefusedException(
            ReasonCode.REGION_UNKNOWN,
            "Expected a code or a name of the region table in the %s, found '%s'"
                .formatted(words(evidence), cell));
      }
      return claim;
    }

    /**
     * The deepest region that the columns name, each in the one before it: a table may have one
     * column for the city and one for the district.
     */
    private void putColumns(Map<Evidence, Claim> claims) {
      List<String> cells = Cells.regions(source.columns());
      if (cells.isEmpty()) {
        return;
      }
      Claim claim = claimed(Evidence.COLUMN, cells.get(0));
      if (!RegionReader.isCode(cells.get(0))) {
        for (String cell : cells.subList(1, cells.size())) {
          Claim other =
              RegionReader.isTown(cell) ? claimed(Evidence.COLUMN, cell) : reader.inCell(cell);
          if (other != null && RegionReader.isBelow(other, claim)) {
            claim = other;
          }
        }
      }
      claims.put(Evidence.COLUMN, claim);
    }

    private Choice<Region> fromBody(Tally tally, int year) {
      String unknown = reader.unknownIn(head);
      if (unknown != null) {
        throw new RefusedException(
            ReasonCode.REGION_UNKNOWN, "The first lines name %s".formatted(unknown));
      }
      List<Region> dominant = tally.dominant(reader, year);
      if (dominant.size() == 1) {
        return new Choice<>(dominant.get(0), Evidence.BODY);
      }
      throw new RefusedException(
          ReasonCode.REGION_MISSING,
          "Neither first lines nor file name name a region, and none stands out in the body");
    }

    private @Nullable LocalDate meetingDate(YearOfText ofText, YearOfFile ofFile, int year) {
      LocalDate given = row.map(cells -> Cells.date(cells.value("meeting_date"))).orElse(null);
      if (given != null) {
        return given;
      }
      for (LocalDate date :
          java.util.Arrays.asList(
              Cells.date(source.columns()), ofText.meetingDate(), ofFile.date())) {
        if (date != null && (date.getYear() == year || date.getYear() == year - 1)) {
          return date;
        }
      }
      return null;
    }

    private @Nullable String title() {
      String given = row.map(cells -> cells.value("title")).orElse("");
      if (given.isEmpty()) {
        given = Cells.title(source.columns());
      }
      // A column that is called so may hold anything.
      String title = given.isEmpty() ? head.title() : given;
      return title == null || title.codePointCount(0, title.length()) <= LONGEST_TITLE
          ? title
          : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
    }

    private <T> void note(String what, Map<Evidence, T> claims, String taken) {
      if (claims.values().stream().map(Object::toString).distinct().count() < 2
          && claims.values().stream().allMatch(value -> value.toString().equals(taken))) {
        return;
      }
      StringJoiner said = new StringJoiner(", ", what + ": ", "; taken: " + taken);
      claims.forEach((evidence, value) -> said.add(words(evidence) + " says " + value));
      contradictions.add(said.toString());
    }
  }

  private static String words(Evidence evidence) {
    return switch (evidence) {
      case REPORTS_CSV -> "reports file";
      case COLUMN -> "column";
      case TITLE -> "title";
      case FILE_NAME -> "file name";
      case BODY -> "body";
    };
  }

  /**
   * A value and where it was found.
   *
   * @param value the value
   * @param evidence where it was found
   */
  private record Choice<T>(T value, Evidence evidence) {}

  /** Leaves an attempt with the reason for which it can't go on. */
  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refused refused;

    RefusedException(ReasonCode code, String detail) {
      super(detail, null, false, false);
      this.refused = new Refused(code, detail);
    }
  }
}
