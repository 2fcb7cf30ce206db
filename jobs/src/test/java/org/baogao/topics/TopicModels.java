package org.baogao.topics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of topic models for tests of other rooms. */
public final class TopicModels {
  private TopicModels() {}

  /** The file of the model that comes with Baogao. */
  public static final Path STANDARD = Path.of("../data/reference/topics.model");

  /** Writes a model of the same topics that finds more secondary ones. */
  public static Path withMoreSecondaryTopics(Path file) throws IOException {
    TopicModel model = TopicModelFile.read(Files.newInputStream(STANDARD), STANDARD.toString());
    Calibration calibration = model.calibration();
    TopicModel changed =
        new TopicModel(
            model.topics(),
            model.grams(),
            model.gramWeights(),
            model.wordWeights(),
            model.bias(),
            new Calibration(
                calibration.sharpness(), calibration.dispersion(), calibration.secondary() / 2),
            model.trainedOn(),
            "");
    new ModelTopicAssigner(Codebook.standard(), TopicModelFile.withFingerprint(changed))
        .write(file);
    return file;
  }
}
