package org.baogao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.baogao.segment.TermExtractor;
import org.junit.jupiter.api.Test;

final class UnusedWordsTest {

  @Test
  void theWordsOfATrieAreAllOfThem() {
    TreeMap<String, Integer> words = new TreeMap<>();
    List.of("a", "ab", "政府", "政府工作报告", "府").forEach(word -> words.put(word, 1));
    DoubleArrayTrie<Integer> trie = new DoubleArrayTrie<>();
    trie.build(words);

    assertThat(UnusedWords.words(trie)).containsExactlyInAnyOrderElementsOf(words.keySet());
  }

  @Test
  void theCoreDictionaryIsReadWhole() {
    assertThat(UnusedWords.words(CoreDictionary.trie))
        .hasSize(CoreDictionary.trie.size())
        .allMatch(CoreDictionary::contains);
  }

  @Test
  void namesFollowWhenTheDictionaryIsUsedUpAndNoWordComesTwice() {
    TermExtractor terms = TermExtractor.standard();
    UnusedWords unused = new UnusedWords(terms, new SplittableRandom(1));
    Set<String> seen = new HashSet<>();
    String last = "";
    for (int i = 0; i < 200_000; i++) {
      last = unused.next(seen);
      assertThat(seen.add(last)).isTrue();
    }

    assertThat(last).matches("[A-Z]{2}[0-9]{4}");
    assertThat(terms.terms("引进" + last + "项目")).contains(last);
  }
}
