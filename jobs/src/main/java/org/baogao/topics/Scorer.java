package org.baogao.topics;

import java.util.List;

/**
 * Scores texts by a {@link TopicModel}: made once on every machine, as it is larger than the model
 * and is not sent. Immutable and thread-safe.
 */
final class Scorer {
  /** What only the first sentence of a paragraph needs comes first, so that it can be left out. */
  private static final List<Role> ORDER = List.of(Role.LEAD, Role.OWN, Role.PREVIOUS);

  private final TopicModel model;
  private final PackedRows gramWeights;

  Scorer(TopicModel model) {
    this.model = model;
    gramWeights =
        new PackedRows(ORDER.stream().map(role -> model.gramWeights()[role.place()]).toList());
  }

  /** What a text adds to the scores of the topics in the roles that it has. */
  static final class Said {
    private final Role first;
    private final double[][] scores;

    private Said(Role first, double[][] scores) {
      this.first = first;
      this.scores = scores;
    }

    /** The scores in a role, in the topics' order. */
    double[] in(Role role) {
      return scores[ORDER.indexOf(role) - ORDER.indexOf(first)];
    }
  }

  /** What a text says in all roles, or in all but that of a paragraph's first sentence. */
  Said said(TextFeatures text, boolean leads) {
    Role first = leads ? Role.LEAD : Role.OWN;
    int skipped = ORDER.indexOf(first);
    double[][] scores = new double[ORDER.size() - skipped][model.topics().size()];
    for (int i = 0; i < scores.length; i++) {
      Role role = ORDER.get(skipped + i);
      gramWeights.addProduct(skipped + i, text.vector(), role.factor(), scores[i]);
      addWords(role, text, scores[i]);
    }
    return new Said(first, scores);
  }

  private void addWords(Role role, TextFeatures text, double[] scores) {
    float[] weights = model.wordWeights()[role.place()];
    for (int topic = 0; topic < text.words().length; topic++) {
      if (text.words()[topic] != 0) {
        double value = (double) text.words()[topic] * Role.WORDS * role.factor();
        int row = topic * scores.length;
        for (int i = 0; i < scores.length; i++) {
          scores[i] += value * weights[row + i];
        }
      }
    }
  }
}
