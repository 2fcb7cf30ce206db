package org.baogao.topics;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The topics and the words that speak for them, in the order in which ties are broken.
 *
 * @param topics all topics, the fallback {@value #GENERAL} among them
 */
public record Codebook(List<Topic> topics) implements Serializable {
  /** The topic of sentences in which no field speaks; every codebook has it. */
  public static final String GENERAL = "general";

  private static final String STANDARD = "/org/baogao/reference/codebook.csv";
  private static final int FINGERPRINT_BYTES = 8;

  /**
   * Takes a copy of the topics.
   *
   * @throws InvalidCodebookException where an id occurs twice or {@value #GENERAL} is missing
   */
  public Codebook {
    topics = List.copyOf(topics);
    Set<String> ids = new HashSet<>();
    for (Topic topic : topics) {
      if (!ids.add(topic.id())) {
        throw new InvalidCodebookException(
            "Codebook: expected every topic_id once, found %s twice".formatted(topic.id()));
      }
    }
    if (!ids.contains(GENERAL)) {
      throw new InvalidCodebookException(
          "Codebook: expected the fallback topic %s, found only %s"
              .formatted(GENERAL, topics.stream().map(Topic::id).toList()));
    }
  }

  /** The codebook that comes with Baogao. */
  public static Codebook standard() {
    try (InputStream stream = Codebook.class.getResourceAsStream(STANDARD)) {
      if (stream == null) {
        throw new IllegalStateException("The jar lacks " + STANDARD);
      }
      return read(new InputStreamReader(stream, StandardCharsets.UTF_8), STANDARD);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + STANDARD, e);
    }
  }

  /**
   * A user's own codebook from a file.
   *
   * @throws InvalidCodebookException where it can't be used
   * @throws IOException where the file can't be read
   */
  public static Codebook read(Path file) throws IOException {
    try {
      return read(new StringReader(Files.readString(file)), file.toString());
    } catch (CharacterCodingException e) {
      throw new InvalidCodebookException(
          "%s: expected UTF-8; from a spreadsheet, save it as \"CSV UTF-8\"".formatted(file));
    }
  }

  /** The same topics in another order. */
  Codebook inOrder(List<String> ids) {
    return new Codebook(
        topics.stream().sorted(Comparator.comparingInt(topic -> ids.indexOf(topic.id()))).toList());
  }

  /**
   * A codebook in CSV: {@code topic_id,name_zh,name_en,cap_code,definition,words}, where words are
   * separated by spaces and each may carry {@code :weight}.
   *
   * @param name what to call the source in messages
   * @throws InvalidCodebookException where it can't be used
   * @throws IOException where the reader fails
   */
  public static Codebook read(Reader reader, String name) throws IOException {
    return new CodebookParser(name).parse(reader);
  }

  /** The ids of all topics, in the codebook's order. */
  public List<String> ids() {
    return topics.stream().map(Topic::id).toList();
  }

  /** The topic with this id. */
  public Topic topic(String id) {
    return topics.stream()
        .filter(topic -> topic.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("The codebook has no topic " + id));
  }

  /** Sixteen hexadecimal digits that change whenever anything in the codebook does. */
  public String fingerprint() {
    MessageDigest digest = DigestUtils.getSha256Digest();
    for (Topic topic : topics) {
      digest.update(topic.toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
    return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
  }
}
