package org.baogao.metadata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baogao.metadata.Mention.Form;
import org.baogao.report.Region;
import org.baogao.report.Region.Level;
import org.jspecify.annotations.Nullable;

/** Finds out which region a head, a path or a cell names, and which of several is meant. */
final class RegionReader {
  private static final int AROUND = 16;
  private static final int CONTEXT = 1000;
  private static final int LONGEST_CHAIN_OF_CHANGES = 6;

  /** What follows the name of the region whose report it is. */
  private static final Pattern AFTER =
      Pattern.compile(
          "人民政府|政府|管理委员会|管委会|行政委员会|第.{1,4}届|.{1,3}届人大|人大|人民代表大会|工作报告"
              + "|代?理?(?:省长|市长|区长|县长|州长|旗长|主席)|(?:19|20)[0-9]{2}年?.{0,12}报告");

  private static final Pattern AFTER_NATION =
      Pattern.compile(
          "人民代表大会|国务院(?:总理)?|总理|副总理|(?:(?:19|20)[0-9]{2}年)?政府工作报告|[_\\-]?(?:19|20)[0-9]{2}");
  private static final Pattern AFTER_IN_PASSING = Pattern.compile("[省市区县州旗]?委");
  private static final Pattern CODE =
      Pattern.compile("(?<![0-9A-Za-z])[0-9]{4}[0-9Z][0-9A-Z](?![0-9A-Za-z])");
  private static final Pattern WHOLE_CODE = Pattern.compile("[0-9]{4}[0-9Z][0-9A-Z]");
  private static final Pattern NAMED_GOVERNMENT =
      Pattern.compile(
          "([\\u4e00-\\u9fa5]{2,10}?(?:自治[州县旗]|新区|[省市区县旗州]))(?:人民)?(?:政府|管委会|管理委员会)[^，。]{0,6}工作报告");
  private static final Pattern REPRESENTED =
      Pattern.compile("代表([\\u4e00-\\u9fa5]{2,10}?[市区县旗州])(?:人民)?政府");
  private static final Pattern NO_NAME =
      Pattern.compile(".*(?:自治[区州县]|行政区|代表大会|本届|[全我本各]|省|[级届任]).?");

  /** What the table never lists; 新区 and the like may be in the user's own. */
  private static final String TOWN = "(?:镇|乡|街道|开发区|产业园区|工业园区|高新区)";

  private static final String ITS_REPORT =
      "(?:人民政府|政府|办事处|党工委|管委会|管理委员会|第.{1,4}届|人民代表大会|人大|工作报告|(?:19|20)[0-9]{2}|[_\\-—. ]|$)";

  /** What follows a region's name that only tells where a town is: 昆山市玉山镇人民政府. */
  private static final Pattern TOWN_AFTER = Pattern.compile("\\p{IsHan}{0,6}?" + TOWN + ITS_REPORT);

  private static final Pattern TOWN_OF_A_TITLE =
      Pattern.compile("(\\p{IsHan}{1,6}?" + TOWN + ")" + ITS_REPORT);
  private static final Pattern TOWN_REPRESENTED =
      Pattern.compile("代表(\\p{IsHan}{1,10}?" + TOWN + ")(?:人民)?(?:政府|办事处|党工委|管委会)");
  private static final Pattern TOWN_CELL = Pattern.compile("\\p{IsHan}{1,10}" + TOWN);

  private final RegionTable table;

  RegionReader(RegionTable table) {
    this.table = table;
  }

  /** Names that follow each other directly, each in the one before it: 深圳市罗湖区. */
  private record Chain(int begin, int end, Mention last, List<Region> candidates) {}

  /** The claim of a cell that holds a code or a name and nothing else; null for an unknown one. */
  @Nullable Claim inCell(String cell) {
    String name = Digits.compact(cell, 100);
    if (WHOLE_CODE.matcher(name).matches()) {
      List<Region> rows = table.rowsOf(name);
      return rows.isEmpty() ? null : new Claim(name, Form.FULL, rows, true);
    }
    for (Chain chain : chains(name)) {
      if (chain.begin == 0 && chain.end == name.length()) {
        return new Claim(name, chain.last.form(), chain.candidates, true);
      }
    }
    return null;
  }

  /** The claim of the title and the first lines. */
  @Nullable Claim inHead(Head head) {
    List<Claim> claims = new ArrayList<>();
    String title = head.title() == null ? "" : head.title();
    for (String zone : List.of(title, head.lines())) {
      collect(zone, Zone.LINES, claims);
    }
    collect(head.opening(), Zone.OPENING, claims);
    return best(claims);
  }

  /** The claim of a path: of the file's name, else of the nearest folder that names a region. */
  @Nullable Claim inPath(String path) {
    String[] parts = path.split("[/\\\\]", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      String name = i == parts.length - 1 ? YearOfFile.baseName(parts[i]) : parts[i];
      String part = Digits.compact(name, 300);
      Claim code = code(part);
      if (code != null) {
        return code;
      }
      List<Claim> claims = new ArrayList<>();
      collect(part, Zone.PATH, claims);
      Claim claim = best(claims);
      if (claim != null) {
        return claim;
      }
    }
    return null;
  }

  /** Whether a cell holds a region's code. */
  static boolean isCode(String cell) {
    return WHOLE_CODE.matcher(cell).matches();
  }

  /** Whether a cell looks like the name of a town or a zone, which are below all listed regions. */
  static boolean isTown(String cell) {
    return TOWN_CELL.matcher(cell).matches();
  }

  /**
   * A town, street or zone whose report it is, which no listed region's name ends; null if none is
   * named. Its report must not count as that of the county or city that it is in.
   */
  @Nullable String townIn(Head head, String path) {
    String title = head.title() == null ? "" : head.title();
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String name = Digits.compact(YearOfFile.baseName(file), 300);
    for (Matcher matcher :
        List.of(
            TOWN_OF_A_TITLE.matcher(title),
            TOWN_REPRESENTED.matcher(head.opening()),
            TOWN_OF_A_TITLE.matcher(name))) {
      while (matcher.find()) {
        String named = matcher.group(1);
        if (table.mentions(named).stream().noneMatch(m -> m.end() == named.length())) {
          return named;
        }
      }
    }
    return null;
  }

  /** Whether a claim means a region in one that another means. */
  static boolean isBelow(Claim inner, Claim outer) {
    return inner.candidates().stream().anyMatch(r -> isBelowOneOf(r, outer.candidates()));
  }

  /** A government that the head names and the table lacks. */
  @Nullable String unknownIn(Head head) {
    String title = head.title() == null ? "" : head.title();
    for (Matcher matcher :
        List.of(NAMED_GOVERNMENT.matcher(title), REPRESENTED.matcher(head.opening()))) {
      if (matcher.find() && !NO_NAME.matcher(matcher.group(1)).matches()) {
        return matcher.group(1);
      }
    }
    return null;
  }

  /**
   * The one region that a claim means in a year.
   *
   * @param context texts that may name the regions above, the most telling first
   * @return the regions that remain: one if all is well, none where none was valid, else several
   */
  List<Region> narrow(Claim claim, int year, List<String> context, Tally tally) {
    List<Region> regions = ofYear(claim.candidates(), year);
    for (String text : context) {
      if (regions.size() > 1) {
        regions = within(regions, othersIn(text, claim.name()));
      }
    }
    if (regions.size() > 1) {
      regions = tally.mostlyAbout(regions);
    }
    if (regions.size() > 1 && claim.form() == Form.SHORT) {
      regions = highest(regions);
    }
    return regions;
  }

  /**
   * The candidates of a year; those of other years are followed to the year under the same name.
   */
  List<Region> ofYear(List<Region> candidates, int year) {
    Set<Region> found = new LinkedHashSet<>();
    for (Region candidate : candidates) {
      Region region = RegionTable.isValid(candidate, year) ? candidate : namesake(candidate, year);
      if (region != null) {
        found.add(region);
      }
    }
    return found.stream()
        .filter(
            old ->
                found.stream()
                    .noneMatch(
                        heir -> !heir.equals(old) && heir.code().equals(old.successorCode())))
        .toList();
  }

  /** The region that a region became, or was before, under the same short name. */
  private @Nullable Region namesake(Region region, int year) {
    String name = RegionNames.shortName(region.name());
    Region current = region;
    for (int i = 0; i < LONGEST_CHAIN_OF_CHANGES; i++) {
      Region next =
          year < RegionTable.firstYear(current) ? before(current, name) : after(current, name);
      if (next == null || next.equals(current)) {
        return null;
      }
      if (RegionTable.isValid(next, year)) {
        return next;
      }
      current = next;
    }
    return null;
  }

  private @Nullable Region after(Region region, String name) {
    String successor = region.successorCode();
    if (successor == null) {
      return null;
    }
    return only(table.rowsOf(successor), name, region);
  }

  private @Nullable Region before(Region region, String name) {
    return only(table.rowsBefore(region.code()), name, region);
  }

  private static @Nullable Region only(List<Region> rows, String name, Region not) {
    Region found = null;
    for (Region row : rows) {
      if (!row.equals(not) && RegionNames.shortName(row.name()).equals(name)) {
        if (found != null) {
          return null;
        }
        found = row;
      }
    }
    return found;
  }

  /** The names in a text but for the claim's own: 吉林 does not tell that 吉林市 is meant. */
  private List<Mention> othersIn(String text, String name) {
    return table.mentions(Digits.compact(text, CONTEXT)).stream()
        .filter(mention -> !mention.name().equals(name))
        .toList();
  }

  private static List<Region> within(List<Region> regions, List<Mention> mentions) {
    List<Region> inside =
        regions.stream()
            .filter(region -> mentions.stream().anyMatch(m -> isBelowOneOf(region, m.regions())))
            .toList();
    return inside.isEmpty() ? regions : inside;
  }

  private static boolean isBelowOneOf(Region region, List<Region> others) {
    return others.stream()
        .anyMatch(
            other ->
                other.level() != Level.NATION
                    && other.level().compareTo(region.level()) < 0
                    && RegionTable.isWithin(region, other));
  }

  private static List<Region> highest(List<Region> regions) {
    Level level = regions.stream().map(Region::level).min(Level::compareTo).orElseThrow();
    List<Region> top = regions.stream().filter(region -> region.level() == level).toList();
    return top.size() == 1 ? top : regions;
  }

  private @Nullable Claim code(String part) {
    Matcher matcher = CODE.matcher(part);
    while (matcher.find()) {
      List<Region> rows = table.rowsOf(matcher.group());
      if (!rows.isEmpty()) {
        return new Claim(matcher.group(), Form.FULL, rows, true);
      }
    }
    return null;
  }

  /** Where a name stands: what counts as a sign differs. */
  private enum Zone {
    LINES,
    OPENING,
    PATH
  }

  private void collect(String zone, Zone kind, List<Claim> claims) {
    for (Chain chain : chains(zone)) {
      if (TOWN_AFTER.matcher(zone).region(chain.end, zone.length()).lookingAt()) {
        continue;
      }
      String before = zone.substring(Math.max(0, chain.begin - AROUND), chain.begin);
      String after = zone.substring(chain.end, Math.min(zone.length(), chain.end + AROUND));
      boolean nation = chain.candidates.get(0).level() == Level.NATION;
      boolean sure = isSure(kind, before, after, nation);
      boolean inPassing =
          !nation && (kind == Zone.PATH || AFTER_IN_PASSING.matcher(after).lookingAt());
      if (sure || inPassing) {
        String name = zone.substring(chain.begin, chain.end);
        claims.add(new Claim(name, chain.last.form(), chain.candidates, sure));
      }
    }
  }

  private static boolean isSure(Zone kind, String before, String after, boolean nation) {
    if (before.endsWith("代表")) {
      return true;
    }
    Pattern pattern = nation ? AFTER_NATION : AFTER;
    return kind != Zone.OPENING && pattern.matcher(after).lookingAt();
  }

  /** The deepest of the sure claims that agree with the first one; else the first in passing. */
  private static @Nullable Claim best(List<Claim> claims) {
    Claim best = null;
    for (Claim claim : claims) {
      if (best == null || (claim.sure() && !best.sure()) || isDeeper(claim, best)) {
        best = claim;
      }
    }
    return best;
  }

  private static boolean isDeeper(Claim claim, Claim than) {
    return claim.sure() == than.sure() && isBelow(claim, than);
  }

  private List<Chain> chains(String text) {
    List<Chain> chains = new ArrayList<>();
    for (Mention mention : table.mentions(text)) {
      Chain open = chains.isEmpty() ? null : chains.get(chains.size() - 1);
      if (open != null && open.end == mention.begin()) {
        List<Region> below =
            mention.regions().stream().filter(r -> isBelowOneOf(r, open.candidates)).toList();
        if (!below.isEmpty()) {
          chains.set(chains.size() - 1, new Chain(open.begin, mention.end(), mention, below));
          continue;
        }
      }
      chains.add(new Chain(mention.begin(), mention.end(), mention, mention.regions()));
    }
    return chains;
  }
}
