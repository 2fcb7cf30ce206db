package org.baogao.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.package$;
import org.baogao.metadata.MetadataResolver;
import org.baogao.metadata.RegionTable;
import org.baogao.metadata.ReportsCsv;
import org.baogao.reading.ReadingTools;
import org.baogao.segment.PolicyDictionary;
import org.baogao.segment.StopWords;
import org.baogao.segment.TermExtractor;
import org.baogao.state.Fingerprints;
import org.baogao.topics.Codebook;
import org.baogao.topics.TopicAssigner;
import org.baogao.topics.TopicAssigners;
import org.jspecify.annotations.Nullable;

/**
 * The reference data of a run, loaded and checked before any work begins.
 *
 * @param regions the region table with its extensions
 * @param reports what {@code --reports} says
 * @param codebook the topics
 * @param dictionary the segmenter's terms
 * @param stopWords what is no term
 * @param topics assigns topics
 * @param versions what of all this shapes the tables, by name
 */
public record Reference(
    RegionTable regions,
    ReportsCsv reports,
    Codebook codebook,
    PolicyDictionary dictionary,
    StopWords stopWords,
    TopicAssigner topics,
    SortedMap<String, String> versions) {
  private static final String CODE = "code";

  /**
   * Loads the defaults and what the options name in their place.
   *
   * @throws IOException where a file can't be read
   * @throws RuntimeException of the room that the file belongs to, where its content is wrong
   */
  public static Reference load(RunOptions options) throws IOException {
    RegionTable regions =
        options.regions() == null
            ? RegionTable.standard()
            : RegionTable.extendedBy(existing(options.regions()));
    ReportsCsv reports =
        options.reports() == null
            ? ReportsCsv.none()
            : ReportsCsv.read(existing(options.reports()));
    Codebook codebook = codebook(options.codebook());
    PolicyDictionary dictionary = dictionary(options.dictionary());
    TopicAssigner topics =
        options.topicModel() == null
            ? TopicAssigners.standard(codebook)
            : TopicAssigners.read(existing(options.topicModel()), codebook);
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put(CODE, CodeVersion.fingerprint());
    versions.put("spark", package$.MODULE$.SPARK_VERSION());
    versions.put("regions", sha256OfFile(options.regions()));
    versions.put("reports", sha256OfFile(options.reports()));
    versions.put("codebook", codebook.fingerprint());
    versions.put("dictionary", dictionary.fingerprint());
    versions.put("topics", topics.version());
    return new Reference(
        regions, reports, codebook, dictionary, StopWords.standard(), topics, versions);
  }

  /**
   * The default codebook, or the one in its place.
   *
   * @throws IOException where the file can't be read
   * @throws org.baogao.topics.InvalidCodebookException where it can't be used
   */
  public static Codebook codebook(@Nullable Path file) throws IOException {
    return file == null ? Codebook.standard() : Codebook.read(existing(file));
  }

  /**
   * The default dictionary, with the terms of a user's own where one is named.
   *
   * @throws IOException where the file can't be read
   * @throws OptionFileException where it is no dictionary
   */
  public static PolicyDictionary dictionary(@Nullable Path file) throws IOException {
    PolicyDictionary standard = PolicyDictionary.standard();
    return file == null ? standard : standard.plus(userDictionary(existing(file)));
  }

  /** What the executors need of it. */
  ReadingTools readingTools(RunOptions options) {
    return new ReadingTools(
        options.limits(),
        new MetadataResolver(regions, reports),
        new TermExtractor(dictionary, stopWords),
        topics);
  }

  /** Which code made what has these versions; empty where they do not say. */
  static String codeOf(SortedMap<String, String> versions) {
    return versions.getOrDefault(CODE, "");
  }

  /** What shapes the layers of what is read of a file, beside the file and {@link #said}. */
  Fingerprints fingerprints(RunOptions options) {
    return Fingerprints.of(
        String.join(
            "|",
            codeOf(versions),
            versions.get("spark"),
            versions.get("regions"),
            options.limits().toString()),
        String.valueOf(versions.get("dictionary")),
        versions.get("codebook") + "|" + versions.get("topics"));
  }

  /** What the user's reports file says of a source path, its line aside. */
  String said(String sourcePath) {
    return reports
        .rowFor(sourcePath)
        .map(row -> row.file() + new TreeMap<>(row.values()))
        .orElse("");
  }

  /** What stands for all that the user's reports file says. */
  String saidOfAll() {
    return String.valueOf(versions.get("reports"));
  }

  private static PolicyDictionary userDictionary(Path file) throws IOException {
    try {
      return PolicyDictionary.parse(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new OptionFileException("%s: expected UTF-8".formatted(file), e);
    } catch (IllegalArgumentException e) {
      throw new OptionFileException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Path existing(Path file) throws NoSuchFileException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return file;
  }

  /** The hash of a user's file; the defaults are part of the code. */
  private static String sha256OfFile(@Nullable Path file) throws IOException {
    if (file == null) {
      return "default";
    }
    return DigestUtils.sha256Hex(Files.readAllBytes(file));
  }
}
