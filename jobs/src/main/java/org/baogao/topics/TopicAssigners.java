package org.baogao.topics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses who assigns topics: a trained model where there is one for the codebook's topics. */
public final class TopicAssigners {
  private static final String STANDARD = "/org/baogao/reference/topics.model";
  private static final Logger LOG = LoggerFactory.getLogger(TopicAssigners.class);

  private TopicAssigners() {}

  /**
   * The model that comes with Baogao, where it was trained for the codebook's topics; otherwise the
   * codebook's words.
   */
  public static TopicAssigner standard(Codebook codebook) {
    try (InputStream stream = TopicAssigners.class.getResourceAsStream(STANDARD)) {
      if (stream == null) {
        throw new IllegalStateException("The jar lacks " + STANDARD);
      }
      TopicModel model = TopicModelFile.read(stream, STANDARD);
      if (ModelTopicAssigner.suits(model, codebook)) {
        return new ModelTopicAssigner(codebook, model);
      }
      LOG.info("The codebook has topics of its own: their weighted words alone decide");
      return new WordTopicAssigner(codebook);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + STANDARD, e);
    }
  }

  /**
   * A model that a user trained.
   *
   * @throws InvalidTopicModelException where the file is no model, or one for other topics
   * @throws IOException where it can't be read
   */
  public static ModelTopicAssigner read(Path file, Codebook codebook) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return new ModelTopicAssigner(codebook, TopicModelFile.read(stream, file.toString()));
    }
  }
}
