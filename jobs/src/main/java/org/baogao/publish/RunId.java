package org.baogao.publish;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a run and of its release: {@code 20261122T025749123Z-3f9a}, that is the UTC instant
 * in milliseconds at which the run started and four random hexadecimal digits.
 *
 * <p>Run ids sort as text in the order of the runs of one output. The instant is the clock's, but
 * always later than that of the latest run id there: when the clock jumps back, ids go on by one
 * millisecond a run until the clock has caught up. The instant is then not the time of day of the
 * run; {@code created_at} in the manifest is.
 *
 * @param value the text
 */
public record RunId(String value) implements Comparable<RunId> {
  private static final Pattern FORM = Pattern.compile("[0-9]{8}T[0-9]{9}Z-[0-9a-f]{4}");
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT);
  private static final int INSTANT_LENGTH = "20261122T025749123Z".length();
  private static final int SUFFIXES = 0x10000;

  /** Refuses what is no run id. */
  public RunId {
    if (parse(value) == null) {
      throw new IllegalArgumentException(
          "Not a run id: '%s'; expected the form 20261122T025749123Z-3f9a".formatted(value));
    }
  }

  /** The id of a run that starts now, later than {@code latest}, the latest id of this output. */
  static RunId next(Instant now, Optional<RunId> latest, RandomGenerator random) {
    Instant start = now.truncatedTo(ChronoUnit.MILLIS);
    Instant earliest = latest.map(id -> id.instant().plusMillis(1)).orElse(start);
    if (start.isBefore(earliest)) {
      start = earliest;
    }
    return new RunId(
        INSTANT.format(LocalDateTime.ofInstant(start, ZoneOffset.UTC))
            + "-%04x".formatted(random.nextInt(SUFFIXES)));
  }

  /** The run id that this text is, or empty. */
  static Optional<RunId> of(String text) {
    return parse(text) == null ? Optional.empty() : Optional.of(new RunId(text));
  }

  /** The run id that this text begins with, as {@code runs/<run_id>.parquet} does, or empty. */
  static Optional<RunId> startOf(String text) {
    int length = INSTANT_LENGTH + 5;
    return text.length() < length ? Optional.empty() : of(text.substring(0, length));
  }

  /** The instant in the id. */
  Instant instant() {
    Instant instant = parse(value);
    if (instant == null) {
      throw new IllegalStateException("Not a run id: " + value);
    }
    return instant;
  }

  private static @Nullable Instant parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return null;
    }
    try {
      return LocalDateTime.parse(text.substring(0, INSTANT_LENGTH), INSTANT)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
