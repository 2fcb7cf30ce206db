package org.baogao.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import org.baogao.report.SentenceTopics;
import org.baogao.report.TopicScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordTopicAssignerTest {
  private static final WordTopicAssigner STANDARD = new WordTopicAssigner(Codebook.standard());

  @ParameterizedTest
  @CsvSource({
    "厨余垃圾分出率稳步上升。, waste",
    "工业固废处置能力翻了一番。, waste",
    "新建污水处理厂两座。, water",
    "二十个老旧小区完成改造。, housing",
    "三个城中村启动改造。, housing",
    "新增中小学学位三千个。, education",
    "新建三甲医院一所。, health",
    "新冠疫苗接种率超过九成。, epidemic",
    "养老服务驿站覆盖所有街道。, welfare",
    "城镇登记失业率控制在百分之四以内。, employment",
    "地铁四号线建成通车。, transport",
    "PM2.5年均浓度再降三微克。, environment",
    "新建口袋公园十处。, greening",
    "编制国土空间总体规划。, planning",
    "整治背街小巷五十条，拆除违法建设三万平方米。, city_management",
    "图书馆新馆向读者开放。, culture",
    "修缮文物建筑十二处。, heritage",
    "新建足球场和健身步道。, sports",
    "国家重点实验室落户，研发投入大幅增长。, innovation",
    "引进先进制造业项目三十个。, industry",
    "打造夜间经济地标，激发消费活力。, commerce",
    "三家企业在科创板上市。, finance",
    "一般公共预算收入突破百亿元。, fiscal",
    "政务服务事项实现一网通办。, business_env",
    "实际利用外资增长一成。, opening_up",
    "粮食总产量再创新高。, rural",
    "接诉即办解决率明显提升。, governance",
    "排查消防安全隐患。, safety",
    "自觉接受人大监督，认真办理政协提案。, gov_building",
    "加强对口支援和东西部协作。, regional",
    "做好退役军人服务和双拥工作。, defence",
    "建成5G基站两千个。, digital",
    "地区生产总值增长百分之六。, macro",
    "各位代表！, general",
    "向大家表示衷心的感谢！, general",
  })
  void aPlainSentenceGetsItsField(String text, String topic) {
    assertThat(assign(STANDARD, text).get(0).get(0).topicId()).isEqualTo(topic);
  }

  @Test
  void aSentenceInWhichNoWordSpeaksIsGeneral() {
    assertThat(assign(STANDARD, "哦。").get(0))
        .singleElement()
        .extracting(TopicScore::topicId)
        .isEqualTo("general");
  }

  @Test
  void aLeadSentenceSpeaksForTheSilentOnesAfterIt() {
    List<List<TopicScore>> topics = assign(STANDARD, "优先发展教育，扩大学位供给。全年共办成五件。");

    assertThat(topics.get(1).get(0).topicId()).isEqualTo("education");
    assertThat(topics.get(1).get(0).probability()).isLessThan(topics.get(0).get(0).probability());
  }

  @Test
  void theLeadOfAnotherParagraphIsNotHeard() {
    List<List<TopicScore>> topics = assign(STANDARD, "扩大学位供给。\n全年共办成五件。");

    assertThat(topics.get(1).get(0).topicId()).isEqualTo("general");
  }

  @Test
  void theHeadingAboveIsHeard() {
    List<List<TopicScore>> topics = assign(STANDARD, "（三）住房保障和老旧小区改造\n全年共办成五件。");

    assertThat(topics.get(1).get(0).topicId()).isEqualTo("housing");
  }

  @Test
  void aFieldWithAClauseOfItsOwnIsSecondary() {
    assertThat(assign(STANDARD, "新建幼儿园十所、中小学三所，增加学位五千个，新建公立医院两家。").get(0))
        .extracting(TopicScore::topicId)
        .containsExactly("education", "health");
  }

  @Test
  void aWordInsideALongerOneIsNotHeard() throws IOException {
    WordTopicAssigner assigner =
        new WordTopicAssigner(own("general,综合,G,,,\na,甲,A,,,城市:3\nb,乙,B,,,城市更新:2\n"));

    assertThat(assign(assigner, "城市更新。城市。").get(0).get(0).topicId()).isEqualTo("b");
    assertThat(assign(assigner, "城市更。城市更新。").get(0).get(0).topicId()).isEqualTo("a");
  }

  @Test
  void tiesGoToTheEarlierTopic() throws IOException {
    WordTopicAssigner assigner =
        new WordTopicAssigner(own("general,综合,G,,,\nb,乙,B,,,甲乙:9\na,甲,A,,,丙丁:9\n"));

    assertThat(assign(assigner, "丙丁甲乙。").get(0))
        .extracting(TopicScore::topicId)
        .first()
        .isEqualTo("b");
  }

  @Test
  void lettersAreMatchedInEitherCase() throws IOException {
    WordTopicAssigner assigner = new WordTopicAssigner(own("general,综合,G,,,\na,甲,A,,,PM2.5:5\n"));

    assertThat(assign(assigner, "pm2.5下降。").get(0).get(0).topicId()).isEqualTo("a");
  }

  @Test
  void aCodebookWithoutWordsCallsEverythingGeneral() throws IOException {
    WordTopicAssigner assigner = new WordTopicAssigner(own("a,甲,A,,,\ngeneral,综合,G,,,\n"));

    assertThat(assign(assigner, "城市更新。").get(0).get(0).topicId()).isEqualTo("general");
  }

  @Test
  void aSerializedAssignerDecidesTheSame() throws Exception {
    List<List<TopicScore>> before = assign(STANDARD, "新建医院两家，增加学位五千个。");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(STANDARD);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      WordTopicAssigner copy = (WordTopicAssigner) in.readObject();

      assertThat(assign(copy, "新建医院两家，增加学位五千个。")).isEqualTo(before);
      assertThat(copy.version()).isEqualTo(STANDARD.version()).startsWith("words-");
    }
  }

  @Test
  void probabilitiesFallAndSumToAtMostOne() {
    assertThat(assign(STANDARD, "新建医院两家，增加学位五千个，建成公园三座，改造老旧小区十个。").get(0))
        .satisfies(
            scores -> {
              assertThat(scores).hasSizeBetween(2, 3);
              assertThat(scores)
                  .extracting(TopicScore::probability)
                  .isSortedAccordingTo((a, b) -> Double.compare(b, a))
                  .allSatisfy(p -> assertThat(p).isBetween(Double.MIN_VALUE, 1.0));
              assertThat(scores.stream().mapToDouble(TopicScore::probability).sum())
                  .isLessThan(1 + 1e-12)
                  .isCloseTo(0.5, within(0.5));
            });
  }

  @Test
  void theProbabilitiesOfAllTopicsAddUpToOneInTheOrderOfTheCodebook() {
    for (SentenceTopics sentence : STANDARD.assign(TopicSentences.split("新建医院两家，增加学位五千个。各位代表！"))) {
      assertThat(sentence.probabilities()).hasSameSizeAs(STANDARD.topicIds());
      assertThat(Arrays.stream(sentence.probabilities()).sum()).isCloseTo(1, within(1e-12));
      for (TopicScore topic : sentence.topics()) {
        assertThat(sentence.probabilities()[STANDARD.topicIds().indexOf(topic.topicId())])
            .isEqualTo(topic.probability());
      }
    }
  }

  private static List<List<TopicScore>> assign(TopicAssigner assigner, String text) {
    return assigner.assign(TopicSentences.split(text)).stream()
        .map(SentenceTopics::topics)
        .toList();
  }

  private static Codebook own(String rows) throws IOException {
    return Codebook.read(
        new StringReader("topic_id,name_zh,name_en,cap_code,definition,words\n" + rows), "own");
  }
}
