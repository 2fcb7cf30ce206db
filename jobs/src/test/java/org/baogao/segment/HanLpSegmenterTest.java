package org.baogao.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HanLpSegmenterTest {
  private static final HanLpSegmenter SEGMENTER = new HanLpSegmenter(PolicyDictionary.standard());

  @ParameterizedTest
  @CsvSource({
    "垃圾分类, 推行垃圾分类示范",
    "老旧小区, 改造老旧小区二十个",
    "保障性住房, 建成保障性住房三千套",
    "接诉即办, 以接诉即办为抓手",
    "厨余垃圾, 收运厨余垃圾百吨",
    "义务教育, 抓好义务教育学校",
    "双减, 落实双减要求",
    "三山五园, 保护三山五园地区",
    "吹哨报到, 深化吹哨报到机制",
    "乡村振兴, 全面推进乡村振兴",
    "城市更新, 实施城市更新项目",
    "营商环境, 营商环境更优",
    "一网通办, 实行一网通办",
    "放管服, 深化放管服改革",
    "疏解整治促提升, 开展疏解整治促提升",
    "背街小巷, 整治背街小巷八十条",
    "公租房, 配租公租房两千户",
    "棚户区改造, 完成棚户区改造任务",
    "生活垃圾, 处理生活垃圾万吨",
    "再生资源, 回收再生资源",
    "学前教育, 发展学前教育",
    "职业教育, 办好职业教育",
    "高质量发展, 推动高质量发展",
    "供给侧结构性改革, 深化供给侧结构性改革",
    "碳达峰, 做好碳达峰和碳中和",
    "碳中和, 做好碳达峰和碳中和",
    "专精特新, 培育专精特新企业",
    "河长制, 落实河长制",
    "海绵城市, 建成海绵城市片区",
    "地区生产总值, 地区生产总值增长",
    "固定资产投资, 固定资产投资增长",
    "一般公共预算收入, 一般公共预算收入完成",
    "社会消费品零售总额, 社会消费品零售总额增长",
    "物业管理, 规范物业管理",
    "京津冀, 推动京津冀一体化",
    "5G基站, 新建5G基站百个"
  })
  void policyTermsComeOutWhole(String term, String fragment) {
    assertThat(SEGMENTER.words(fragment)).contains(term);
  }

  @ParameterizedTest
  @CsvSource({
    "两区域联动, 区域",
    "提高质量和效益, 质量",
    "健全覆盖城乡的网络, 覆盖",
    "保持平稳增长, 平稳",
    "破解融资难题, 融资难题",
    "扩大健康消费, 扩大",
    "发展金融业务, 金融业务",
    "重点开发区域, 开发区域",
    "凝聚力量, 凝聚力量",
    "加大执行力度, 执行力度",
    "仓储能力不足, 仓储能力",
    "中低收入家庭的住房, 中低收入家庭",
    "和平台经济企业, 平台经济",
    "国民收入分配, 国民收入",
    "非国有经济, 非国有经济",
    "发展中国家, 发展中国家",
    "生态环境质量改善, 生态环境",
    "科技创新能力提升, 科技创新",
    "生活垃圾分类, 垃圾分类"
  })
  void termsDoNotCutTheirNeighbours(String fragment, String word) {
    assertThat(SEGMENTER.words(fragment)).contains(word);
  }

  @ParameterizedTest
  @CsvSource({
    "建设5G网络的基站, 5G网络",
    "发展5G产业, 5G",
    "细颗粒物PM2.5浓度下降, PM2.5",
    "发行REITs两单, REITs",
    "4K/8K视频, 4K",
    "大飞机C919交付, C919",
    "加入WTO之后, WTO",
    "抗击COVID-19疫情, COVID-19",
    "打造CBD商圈, CBD",
    "R&D经费支出, R&D"
  })
  void lettersAndDigitsThatStandTogetherAreOneWord(String fragment, String word) {
    assertThat(SEGMENTER.words(fragment)).contains(word);
  }

  @Test
  void numbersWithoutLettersAreNotJoined() {
    assertThat(SEGMENTER.words("2021-2022年")).containsExactly("2021", "-", "2022", "年");
  }

  @Property(tries = 300)
  void theWordsGiveTheTextBack(@ForAll("texts") String text) {
    assertThat(String.join("", SEGMENTER.words(text))).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "接诉即办", "垃圾", "分类", "两区", "域", "5", "G", "PM", "2.5", "-", ".", "&", "，", "。", " ",
            "\t", "２０", "年", "高", "质量", "発", "𠮷", "\uD842", "é", "?", "(", "》", "提", "一", "万",
            "亿元");
    return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
  }

  @Test
  void anEmptyTextHasNoWords() {
    assertThat(SEGMENTER.words("")).isEmpty();
  }

  @Test
  void manyThreadsCutAsOne() {
    List<String> texts =
        IntStream.range(0, 2000)
            .mapToObj(i -> "第" + i + "项：推进垃圾分类和老旧小区改造，5G基站达到" + i * 7 + "个。")
            .toList();
    List<List<String>> serial = texts.stream().map(SEGMENTER::words).toList();
    List<List<String>> parallel = texts.parallelStream().map(SEGMENTER::words).toList();
    assertThat(parallel).isEqualTo(serial);
  }

  @Test
  void twoDictionariesLiveSideBySide() {
    PolicyDictionary own = PolicyDictionary.parse("own.txt", "星河湾计划\n");
    assertThat(new HanLpSegmenter(own).words("实施星河湾计划")).contains("星河湾计划");
    assertThat(SEGMENTER.words("实施星河湾计划")).doesNotContain("星河湾计划");
  }

  @Test
  void aCopyThroughSerializationCutsTheSame() throws IOException, ClassNotFoundException {
    TermExtractor terms = TermExtractor.standard();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(terms);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      TermExtractor copy = (TermExtractor) in.readObject();
      assertThat(copy.terms("接诉即办解决率")).isEqualTo(terms.terms("接诉即办解决率")).contains("接诉即办");
      assertThat(copy.dictionary().fingerprint()).isEqualTo(terms.dictionary().fingerprint());
    }
  }
}
