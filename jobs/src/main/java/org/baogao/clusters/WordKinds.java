package org.baogao.clusters;

import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What kind of word a term is, by the part of speech that HanLP's core dictionary gives first.
 * Compounds that the dictionary lacks are technical terms nearly always.
 */
final class WordKinds {
  /** Nouns that name no theme. */
  private static final Set<String> EMPTY_NOUNS =
      Set.of(
          "方面", "关系", "结果", "标准", "意见", "问题", "情况", "工作", "功能", "水平", "能力", "程度", "作用", "条件", "内容",
          "方式", "目标", "任务", "环节", "方针", "原则", "措施", "政策", "项目", "面积", "产品", "思想", "精神", "利益", "力量",
          "过程", "基础", "形势", "优势", "特色", "重点", "机制", "体制", "制度", "部门", "单位", "事业", "活动", "方向", "方案",
          "数量", "总量", "人员");

  private WordKinds() {}

  /**
   * Whether a term can hold a theme together: no place name, which would gather what one region
   * says of everything, and no adverb, pronoun, preposition, conjunction, numeral or time.
   */
  static boolean holdsTheme(String term) {
    Nature nature = nature(term);
    if (nature == null) {
      return true;
    }
    return !nature.startsWith("ns")
        && !switch (nature.firstChar()) {
          case 'd', 'r', 'p', 'c', 'm', 't', 'f', 'u' -> true;
          default -> false;
        };
  }

  /** Whether a person would name a theme by it: a noun, or a compound. */
  static boolean names(String term) {
    Nature nature = nature(term);
    if (EMPTY_NOUNS.contains(term)) {
      return false;
    }
    if (nature == null || term.length() > 2) {
      return true;
    }
    return nature.startsWith('n') || nature.startsWith("vn") || nature.startsWith("an");
  }

  private static @Nullable Nature nature(String term) {
    CoreDictionary.Attribute attribute = CoreDictionary.get(term);
    return attribute == null || attribute.nature.length == 0 ? null : attribute.nature[0];
  }
}
