package org.baogao.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.DynamicCustomDictionary;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.utility.Predefine;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.baogao.segment.PolicyDictionary;

/**
 * Bare HanLP over a folder of reports: the least that any way to their words can take.
 *
 * <p>HanLP's Viterbi segmenter as it comes, without the recognition of names and without parts of
 * speech, with the policy dictionary as its custom dictionary; one thread a core, each with a file
 * at a time. The clock runs from the listing of the files to the last sentence: reading and
 * decoding them is in it, the start of the JVM and of HanLP is not. Prints one line of JSON.
 */
public final class Floor {
  private static final ObjectReader JSON = new ObjectMapper().reader();
  private static final double NANOS = 1e9;
  private static final int DICTIONARY_FREQUENCY = 100;

  private final Segment segment;

  private Floor(Segment segment) {
    this.segment = segment;
  }

  /** What one thread found. */
  private record Count(long reports, long chars, long words) {
    Count plus(Count other) {
      return new Count(reports + other.reports, chars + other.chars, words + other.words);
    }
  }

  /** Arguments: the folder, the number of threads. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Path folder = Path.of(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    Floor floor = new Floor(bareHanLp());
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long cpuBefore = system.getProcessCpuTime();
    long start = System.nanoTime();
    Count count = floor.count(folder, threads);
    double wall = (System.nanoTime() - start) / NANOS;
    double cpu = (system.getProcessCpuTime() - cpuBefore) / NANOS;
    ObjectNode result = new ObjectMapper().createObjectNode();
    result.put("seconds", wall).put("cpu_seconds", cpu);
    result.put("reports", count.reports).put("chars", count.chars).put("words", count.words);
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      new ObjectMapper().writeValue(out, result);
    }
  }

  /** The segmenter, its dictionaries loaded. */
  private static Segment bareHanLp() {
    Predefine.logger.setLevel(Level.WARNING);
    TreeMap<String, CoreDictionary.Attribute> terms = new TreeMap<>();
    for (String term : PolicyDictionary.standard().frequencies().keySet()) {
      terms.put(term, new CoreDictionary.Attribute(Nature.nz, DICTIONARY_FREQUENCY));
    }
    DoubleArrayTrie<CoreDictionary.Attribute> trie = new DoubleArrayTrie<>();
    trie.build(terms);
    Segment segment =
        new ViterbiSegment()
            .enableCustomDictionary(new DynamicCustomDictionary(trie, null, null))
            .enableNameRecognize(false)
            .enablePlaceRecognize(false)
            .enableOrganizationRecognize(false)
            .enableTranslatedNameRecognize(false)
            .enableJapaneseNameRecognize(false)
            .enableNumberQuantifierRecognize(false)
            .enablePartOfSpeechTagging(false)
            .enableOffset(false);
    if (segment.seg("推进垃圾分类").isEmpty()) {
      throw new IllegalStateException("HanLP cut nothing");
    }
    return segment;
  }

  private Count count(Path folder, int threads)
      throws IOException, InterruptedException, ExecutionException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<Count>> counts = new ArrayList<>();
    for (Path file : files) {
      counts.add(pool.submit(() -> count(file)));
    }
    Count sum = new Count(0, 0, 0);
    for (Future<Count> count : counts) {
      sum = sum.plus(count.get());
    }
    pool.shutdown();
    return sum;
  }

  private Count count(Path file) {
    try {
      if (!file.toString().endsWith(ReportWriter.TABLE_FILE)) {
        return countText(Files.readString(file));
      }
      Count sum = new Count(0, 0, 0);
      try (BufferedReader reader = Files.newBufferedReader(file)) {
        for (String row = reader.readLine(); row != null; row = reader.readLine()) {
          sum = sum.plus(countText(JSON.readTree(row).path(ReportWriter.TEXT_COLUMN).asText()));
        }
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException("%s can't be read".formatted(file), e);
    }
  }

  private Count countText(String text) {
    long words = 0;
    for (List<?> sentence : segment.seg2sentence(text, false)) {
      words += sentence.size();
    }
    return new Count(1, text.codePointCount(0, text.length()), words);
  }
}
