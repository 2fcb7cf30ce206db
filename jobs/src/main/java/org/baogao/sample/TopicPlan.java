package org.baogao.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baogao.report.Region;
import org.baogao.report.Section;

/**
 * How much of a report's review or plan each topic gets: what all have in common, times what the
 * region is known for, times what the year is about. These are the trends that an analysis of the
 * sample must find; {@code data/sample/README.md} names them.
 */
final class TopicPlan {
  /** Chapters in the order in which reports have them. */
  @SuppressWarnings("ImmutableEnumChecker") // The lists are List.of's.
  enum Chapter {
    ECONOMY(
        List.of("macro", "industry", "finance", "fiscal", "commerce"),
        List.of(
            "<聚力稳增长，经济发展稳中有进|聚焦提质增效，在推动经济高质量发展上取得新突破>",
            "<坚持稳中求进，综合实力稳步提升|全力以赴稳增长，持续壮大综合实力>",
            "<产业支撑更加有力，发展质效不断提升|做强产业支撑，加快构建现代化产业体系>")),
    INNOVATION(
        List.of("innovation", "business_env", "opening_up", "regional"),
        List.of(
            "<改革创新持续深化，发展活力竞相迸发|深化改革创新，不断激发发展动力活力>",
            "<创新驱动成效显著，开放水平不断提高|坚持创新引领，在扩大开放上实现新作为>",
            "<动能转换步伐加快，营商环境更加优化|增强创新动能，打造一流营商环境>")),
    URBAN(
        List.of("planning", "transport", "city_management", "digital", "waste"),
        List.of(
            "<城市功能日益完善，治理水平稳步提高|统筹建管并举，着力提升城市功能品质>",
            "<城乡建设提档升级，城区面貌持续改善|推进精细治理，建设更加宜居的现代化城区>",
            "<规划建设管理协同发力，承载能力不断增强|坚持规划引领，全面提升城市综合承载能力>")),
    ECOLOGY(
        List.of("environment", "water", "greening"),
        List.of("<生态治理纵深推进，绿色底色更加鲜明|坚持绿色发展，加快建设美丽城区>", "<污染防治成效巩固，人居环境持续向好|深入推进污染防治，厚植生态优势>")),
    LIVELIHOOD(
        List.of(
            "education",
            "health",
            "employment",
            "welfare",
            "housing",
            "culture",
            "sports",
            "heritage"),
        List.of(
            "<民生保障有力有效，群众生活持续改善|坚持人民至上，不断增进民生福祉>",
            "<社会事业全面进步，公共服务更加均衡|办好民生实事，着力提高人民生活品质>",
            "<民生福祉不断增进，文化事业繁荣发展|兜牢民生底线，推动公共服务优质共享>")),
    RURAL(
        List.of("rural"),
        List.of("<乡村振兴全面推进，农业农村焕发新貌|推进乡村全面振兴，加快农业农村现代化>", "<三农工作基础巩固，农村面貌日新月异|扎实做好三农工作，促进城乡融合发展>")),
    GOVERNANCE(
        List.of("governance", "safety", "epidemic", "defence", "capital"),
        List.of("<社会治理不断加强，安全形势总体稳定|创新社会治理，全力维护社会和谐稳定>", "<统筹发展和安全，社会大局保持平稳|筑牢安全防线，建设更高水平的平安城区>")),
    GOVERNMENT(
        List.of("gov_building", "politics", "general"),
        List.of("<自身建设不断加强，行政效能持续提升|加强自身建设，打造人民满意的政府>", "<政府建设全面加强，作风效能明显好转|坚持勤政廉政，不断提升政府履职能力>"));

    private final List<String> topics;
    private final List<String> headings;

    Chapter(List<String> topics, List<String> headings) {
      this.topics = topics;
      this.headings = headings;
    }

    List<String> topics() {
      return topics;
    }

    List<String> headings() {
      return headings;
    }
  }

  /** The share, in per cent or so, of an ordinary region in an ordinary year. */
  private static final Map<String, Double> ORDINARY =
      Map.ofEntries(
          Map.entry("macro", 2.5),
          Map.entry("industry", 8.0),
          Map.entry("finance", 2.0),
          Map.entry("fiscal", 2.5),
          Map.entry("commerce", 4.0),
          Map.entry("innovation", 5.0),
          Map.entry("business_env", 4.5),
          Map.entry("opening_up", 2.0),
          Map.entry("regional", 1.5),
          Map.entry("planning", 5.0),
          Map.entry("transport", 5.0),
          Map.entry("city_management", 4.0),
          Map.entry("digital", 1.0),
          Map.entry("waste", 2.0),
          Map.entry("environment", 4.5),
          Map.entry("water", 3.5),
          Map.entry("greening", 3.0),
          Map.entry("education", 6.0),
          Map.entry("health", 5.0),
          Map.entry("epidemic", 0.0),
          Map.entry("employment", 4.0),
          Map.entry("welfare", 5.0),
          Map.entry("housing", 4.5),
          Map.entry("culture", 4.5),
          Map.entry("heritage", 1.5),
          Map.entry("sports", 1.5),
          Map.entry("rural", 3.5),
          Map.entry("governance", 4.5),
          Map.entry("safety", 5.0),
          Map.entry("gov_building", 5.5),
          Map.entry("defence", 1.0),
          Map.entry("capital", 0.6),
          Map.entry("politics", 1.5),
          Map.entry("general", 1.0));

  /** What each of the named regions is known for; the others take one of these by their code. */
  private static final List<Map<String, Double>> PROFILES =
      List.of(
          Map.of("commerce", 1.8, "finance", 2.5, "city_management", 1.4, "rural", 0.2),
          Map.of("heritage", 4.5, "culture", 2.0, "industry", 0.6, "rural", 0.3),
          Map.of("innovation", 2.2, "industry", 1.6, "business_env", 1.3, "rural", 0.4),
          Map.of("education", 2.4, "health", 1.5, "sports", 2.0),
          Map.of("water", 3.0, "environment", 1.6, "greening", 1.6),
          Map.of("rural", 4.0, "regional", 2.0, "commerce", 0.7),
          Map.of("opening_up", 4.0, "transport", 1.7, "rural", 1.5));

  private static final int FIRST_EPIDEMIC_YEAR = 2021;
  private static final int DIGITAL_THEME_YEAR = 2022;
  private static final int TREND_BEGINS = 2020;

  private TopicPlan() {}

  /** The weights of a region's topics in the review or the plan of a year. */
  static Map<String, Double> weights(long seed, Region region, int year, Section section) {
    String place = SampleRegions.place(region);
    int number = Integer.parseInt(place.substring(4)) - 1;
    Map<String, Double> profile = PROFILES.get(Math.floorMod(number, PROFILES.size()));
    Dice dice = new Dice(seed, "weights", place, year, section);
    Map<String, Double> weights = new LinkedHashMap<>();
    for (Chapter chapter : Chapter.values()) {
      for (String topic : chapter.topics()) {
        double noise = 0.8 + 0.4 * dice.unit();
        double weight =
            ORDINARY.getOrDefault(topic, 0.0) * profile.getOrDefault(topic, 1.0) * noise;
        weights.put(topic, weight * theme(place, topic, year) + epidemic(topic, year, section));
      }
    }
    return weights;
  }

  /** What the year does to a topic in a region. */
  private static double theme(String place, String topic, int year) {
    int since = Math.max(0, Math.min(4, year - TREND_BEGINS));
    return switch (place + topic) {
      case "990101waste" -> 0.75 + since * 1.0;
      case "990103housing" -> 2.0 - since * 0.35;
      case "990105environment" -> 1.0 + since * 0.2;
      default -> topic.equals("digital") && year >= DIGITAL_THEME_YEAR ? 3.5 : 1.0;
    };
  }

  /** The epidemic of 2020 to 2022 as the reports of 2021 to 2023 tell it. */
  private static double epidemic(String topic, int year, Section section) {
    if (!topic.equals("epidemic")) {
      return 0;
    }
    boolean review = section == Section.REVIEW;
    return switch (year - FIRST_EPIDEMIC_YEAR) {
      case 0 -> review ? 9 : 4;
      case 1 -> review ? 6 : 3;
      case 2 -> review ? 5 : 1;
      default -> 0;
    };
  }
}
