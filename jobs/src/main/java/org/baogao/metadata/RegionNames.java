package org.baogao.metadata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.baogao.metadata.Mention.Form;
import org.baogao.report.Region;
import org.baogao.report.Region.Level;

/**
 * Finds the names of regions in texts, in one pass over the text.
 *
 * <p>A short name is the name without its last word (省, 市, 区, 县, 自治区 and the like) where at least
 * two characters are left. Short names of districts that are ordinary words as well (富民, 平安) are no
 * names.
 */
final class RegionNames {
  private static final String WORDS = "/org/baogao/metadata/ordinary-words.txt";

  /** The longest endings first: the first that fits is cut off. */
  private static final List<String> ENDINGS =
      List.of(
          "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "地区", "新区", "自治州", "自治县", "自治旗", "特区", "林区",
          "省", "市", "区", "县", "州", "盟", "旗");

  /** Districts whose name is a common noun are known by their city's name with it. */
  private static final Set<String> GENERIC =
      Set.of("新区", "郊区", "市郊区", "城区", "矿区", "市区", "东区", "西区", "南区", "北区");

  private final NameTrie trie;
  private final List<String> names;
  private final List<Entry> bearers;
  private final TreeMap<String, Entry> entries = new TreeMap<>();

  /** A name and who bears it. */
  private record Entry(Form form, List<Region> regions) {
    Entry frozen() {
      return new Entry(form, List.copyOf(regions));
    }
  }

  RegionNames(List<Region> regions) {
    Set<String> words = ordinaryWords();
    for (Region region : regions) {
      add(region.fullName(), Form.FULL, region);
    }
    for (Region region : regions) {
      if (GENERIC.contains(region.name())) {
        String parents = region.fullName().replace(region.name(), "");
        add(shortParent(parents) + region.name(), Form.FULL, region);
      } else {
        add(region.name(), Form.NAME, region);
      }
    }
    for (Region region : regions) {
      String shortName = shortName(region.name());
      boolean word = region.level() == Level.DISTRICT && words.contains(shortName);
      if (shortName.length() >= 2 && !word) {
        add(shortName, Form.SHORT, region);
      }
      if (region.level() == Level.NATION) {
        add("国务院", Form.NAME, region);
      }
    }
    this.names = List.copyOf(entries.keySet());
    this.bearers = entries.values().stream().map(Entry::frozen).toList();
    this.trie = new NameTrie(names);
  }

  /** The regions of exactly this name. */
  List<Region> regions(String name) {
    Entry entry = entries.get(name);
    return entry == null ? List.of() : List.copyOf(entry.regions);
  }

  /** The longest name at each place, from left to right, without overlaps. */
  List<Mention> mentions(CharSequence text) {
    List<Mention> found = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int word = trie.wordAt(text, i);
      if (word < 0) {
        i++;
        continue;
      }
      String name = names.get(word);
      Entry entry = bearers.get(word);
      found.add(new Mention(i, i + name.length(), name, entry.form, entry.regions));
      i += name.length();
    }
    return found;
  }

  /** The name without its last word. */
  static String shortName(String name) {
    for (String ending : ENDINGS) {
      if (name.endsWith(ending)) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  /** The city in a full name's parents: 山西省长治市 gives 长治市. */
  private static String shortParent(String parents) {
    int province = Math.max(parents.indexOf('省'), parents.indexOf("自治区") + 2);
    return province > 1 ? parents.substring(province + 1) : parents;
  }

  private void add(String name, Form form, Region region) {
    Entry entry = entries.computeIfAbsent(name, key -> new Entry(form, new ArrayList<>()));
    // A listed name is not widened by another's short name.
    if ((form != Form.SHORT || entry.form == Form.SHORT) && !entry.regions.contains(region)) {
      entry.regions.add(region);
    }
  }

  private static Set<String> ordinaryWords() {
    InputStream stream = RegionNames.class.getResourceAsStream(WORDS);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(stream, WORDS), StandardCharsets.UTF_8))) {
      Set<String> words = new HashSet<>();
      reader.lines().filter(line -> !line.startsWith("#")).forEach(words::add);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(WORDS, e);
    }
  }
}
