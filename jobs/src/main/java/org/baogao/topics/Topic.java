package org.baogao.topics;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic of the codebook.
 *
 * @param id the key in all tables: lower-case ASCII letters and underscores
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param capCode the nearest major topic of the Comparative Agendas Project; null where there is
 *     none
 * @param definition what belongs to it and what does not, in one Chinese sentence
 * @param words what speaks for it, in the codebook's order
 */
public record Topic(
    String id,
    String nameZh,
    String nameEn,
    @Nullable Integer capCode,
    String definition,
    List<WeightedWord> words)
    implements Serializable {

  /** Takes a copy of the words. */
  public Topic {
    words = List.copyOf(words);
  }
}
