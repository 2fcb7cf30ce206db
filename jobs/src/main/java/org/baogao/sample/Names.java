package org.baogao.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * The streets, parks, schools, rivers and firms of one region. They are the same in every year, so
 * that a region has words of its own.
 */
final class Names {
  private static final String FIRST = "云澜栖枫桐鹭棠砚瑶岚芷萃沐霁稻榆柘苇荻菱芦荷莲柳槐杏梅兰桂樟松竹石泉龙凤白青紫丹金银玉宝清永长安宁和兴康";
  private static final String SECOND = "桥湾岭浦坪塘洲渡埠庄坊冈渚陂屿溪泉井台岗垭滩坡湖亭墩堤津峰集";
  private static final List<String> SURNAMES =
      List.of("周", "陈", "林", "顾", "沈", "许", "何", "陆", "方", "叶", "梁", "曹", "邵", "钟", "贺");
  private static final List<String> GIVEN =
      List.of("明远", "志平", "建川", "文澜", "晓枫", "立新", "海宁", "思源", "国梁", "雅琴", "永泽", "一舟");
  private static final int STEMS = 16;

  private final List<String> stems = new ArrayList<>();
  private final List<String> rivers = new ArrayList<>();
  private final List<String> firms = new ArrayList<>();
  private final String head;

  Names(long seed, String place) {
    Dice dice = new Dice(seed, "names", place);
    while (stems.size() < STEMS) {
      String stem = stem(dice);
      if (stem.charAt(0) != stem.charAt(1) && !stems.contains(stem)) {
        stems.add(stem);
      }
    }
    for (int i = 0; i < 3; i++) {
      rivers.add(
          FIRST.charAt(dice.below(FIRST.length())) + dice.pick(List.of("溪河", "水河", "阳河", "清河")));
    }
    for (int i = 0; i < 6; i++) {
      firms.add(
          dice.pick(List.of("云", "澜", "泽", "启", "恒", "锐", "元", "睿"))
              + dice.pick(List.of("泰", "晟", "驰", "芯", "图", "航", "科", "力"))
              + dice.pick(List.of("精工", "新材", "生物", "智能", "电子", "重工", "光电", "医药")));
    }
    head = dice.pick(SURNAMES) + dice.pick(GIVEN);
  }

  private static String stem(Dice dice) {
    return ""
        + FIRST.charAt(dice.below(FIRST.length()))
        + SECOND.charAt(dice.below(SECOND.length()));
  }

  /** Who delivers the reports. */
  String head() {
    return head;
  }

  String place(Dice dice) {
    return dice.pick(stems);
  }

  String road(Dice dice) {
    return dice.pick(stems) + dice.pick(List.of("路", "大道", "街", "东路", "北路"));
  }

  String park(Dice dice) {
    return dice.pick(stems) + dice.pick(List.of("公园", "湿地公园", "郊野公园", "体育公园"));
  }

  String school(Dice dice) {
    return dice.pick(stems) + dice.pick(List.of("小学", "中学", "实验学校", "第二小学", "外国语学校"));
  }

  String village(Dice dice) {
    return dice.pick(stems) + "村";
  }

  String river(Dice dice) {
    return dice.pick(rivers);
  }

  String firm(Dice dice) {
    return dice.pick(firms);
  }

  String community(Dice dice) {
    return dice.pick(stems) + dice.pick(List.of("社区", "新村", "里", "花园", "东里"));
  }

  String base(Dice dice) {
    return dice.pick(stems) + dice.pick(List.of("产业园", "科创园", "智造园", "数字经济产业园", "生命健康产业园"));
  }

  String hospital(Dice dice, String unit) {
    return dice.chance(0.5)
        ? unit + dice.pick(List.of("人民医院", "中医院", "妇幼保健院", "第二人民医院"))
        : dice.pick(stems) + "医院";
  }

  String hill(Dice dice) {
    return dice.pick(stems) + "山";
  }
}
