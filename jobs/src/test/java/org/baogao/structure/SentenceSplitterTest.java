package org.baogao.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SentenceSplitterTest {
  @Test
  void aSentenceEndsAtItsMarkAndAtTheParagraphsEnd() {
    assertThat(split("新建公园三座。还等什么？\n加油！\n一、总体要求"))
        .containsExactly("新建公园三座。", "还等什么？", "加油！", "一、总体要求");
  }

  @Test
  void marksInARowAndClosersBelongToTheSentence() {
    assertThat(split("他们喊：“修路！！”大家鼓掌。（见附表。）完。"))
        .containsExactly("他们喊：“修路！！”", "大家鼓掌。", "（见附表。）", "完。");
  }

  @Test
  void aMarkWithinAQuotationEndsNothing() {
    assertThat(split("回答好“路怎么修？树怎么种？”的问题。再出发。")).containsExactly("回答好“路怎么修？树怎么种？”的问题。", "再出发。");
    assertThat(split("读《河为谁流？》一书。")).containsExactly("读《河为谁流？》一书。");
  }

  @Test
  void aQuotationThatIsNeverClosedShieldsNothing() {
    assertThat(split("坚持“一河两岸。修好三座桥。")).containsExactly("坚持“一河两岸。", "修好三座桥。");
  }

  @Test
  void pointsInNumbersAndMarksInAddressesEndNothing() {
    assertThat(split("增长3.5%，见a.cn/?x=1一页。好!真好?"))
        .containsExactly("增长3.5%，见a.cn/?x=1一页。", "好!", "真好?");
  }

  @Property
  void everyVisibleCharIsInExactlyOneSentence(@ForAll("texts") String text) {
    StringBuilder joined = new StringBuilder();
    int end = 0;
    for (Piece piece : SentenceSplitter.split(text)) {
      assertThat(piece.begin()).isGreaterThanOrEqualTo(end).isLessThan(piece.end());
      end = piece.end();
      joined.append(text, piece.begin(), piece.end());
    }
    assertThat(withoutWhite(joined.toString())).isEqualTo(withoutWhite(text));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("。！？!?“”\"（）()《》 \n\u3000一、1.城河").ofMaxLength(60);
  }

  private static String withoutWhite(String text) {
    StringBuilder kept = new StringBuilder();
    text.chars().filter(c -> !Chars.isWhite((char) c)).forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  private static List<String> split(String text) {
    return SentenceSplitter.split(text).stream()
        .map(piece -> text.substring(piece.begin(), piece.end()))
        .toList();
  }
}
