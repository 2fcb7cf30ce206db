package org.baogao.run;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.baogao.ingest.ExtractionLimits;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param inputs paths or globs on any Hadoop file system
 * @param output where releases go, on any Hadoop file system
 * @param reports a local {@code reports.csv} that says region and year of files
 * @param codebook a local codebook in place of the default one
 * @param regions a local extension of the region table
 * @param dictionary a local dictionary in addition to the default one
 * @param topicModel a trained classifier of topics; null for the default
 * @param keep how many releases to keep
 * @param mode what to do where nothing changed, or at all
 * @param limits what a hostile file may cost at most
 * @param alarms when a release gives warning that something may be missing
 */
public record RunOptions(
    List<String> inputs,
    String output,
    @Nullable Path reports,
    @Nullable Path codebook,
    @Nullable Path regions,
    @Nullable Path dictionary,
    @Nullable Path topicModel,
    int keep,
    Mode mode,
    ExtractionLimits limits,
    Alarms alarms) {

  /** How many releases are kept unless told otherwise. */
  public static final int DEFAULT_KEEP = 7;

  /** What a run does. */
  public enum Mode {
    /** Publishes a release unless the current one is the result of the same input. */
    NORMAL,
    /** Publishes a release whatever the current one is. */
    FULL,
    /** Reads the list of inputs and the options, and says what would be done. */
    DRY_RUN
  }

  /** Copies the inputs. */
  public RunOptions {
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("No input given");
    }
  }

  /** A normal run with the defaults for everything else. */
  public static RunOptions of(List<String> inputs, String output) {
    return new RunOptions(
        inputs,
        output,
        null,
        null,
        null,
        null,
        null,
        DEFAULT_KEEP,
        Mode.NORMAL,
        ExtractionLimits.DEFAULT,
        Alarms.DEFAULT);
  }

  /** The same with a file that says region and year of files. */
  public RunOptions withReports(Path given) {
    return new RunOptions(
        inputs,
        output,
        given,
        codebook,
        regions,
        dictionary,
        topicModel,
        keep,
        mode,
        limits,
        alarms);
  }

  /** The same with an extension of the region table. */
  public RunOptions withRegions(Path given) {
    return new RunOptions(
        inputs,
        output,
        reports,
        codebook,
        given,
        dictionary,
        topicModel,
        keep,
        mode,
        limits,
        alarms);
  }

  /** The same in another mode. */
  public RunOptions withMode(Mode given) {
    return new RunOptions(
        inputs,
        output,
        reports,
        codebook,
        regions,
        dictionary,
        topicModel,
        keep,
        given,
        limits,
        alarms);
  }

  /** What of the options may change a table, for the manifest. */
  SortedMap<String, String> settings() {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("limits", limits.toString());
    settings.put("alarms", alarms.toString());
    return settings;
  }
}
