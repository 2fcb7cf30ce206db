package org.baogao.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.baogao.report.CleanReport;
import org.baogao.report.Format;
import org.baogao.report.Removal;
import org.baogao.report.RemovalKind;
import org.baogao.report.SourceReport;
import org.junit.jupiter.api.Test;

class CleanerTest {

  static CleanReport clean(String text) {
    return Cleaner.clean(
        new SourceReport("a.txt", "0".repeat(64), Format.TEXT, "UTF-8", text, null, Map.of()));
  }

  private static int removed(CleanReport report, RemovalKind kind) {
    return report.removals().stream()
        .filter(removal -> removal.kind().equals(kind.label()))
        .mapToInt(Removal::occurrences)
        .sum();
  }

  @Test
  void chromeAroundTheTextGoesAndIsCountedByKind() {
    CleanReport report =
        clean(
            """
            导航菜单
            首页 > 政务公开 > 工作报告
            【打印】【字体：大 中 小】
            发布时间：2021-01-15 10:00 来源：云溪日报
            云溪市政府工作报告
            2021年1月12日
            abc-01.jpg
            张三 李四/摄
            全市种树三万棵。
            — 12 —
            本文地址:/yunxi/1.html
            本文仅代表作者本人,与本站无关。
            分享到：微信 微博
            留言与评论(共有 条评论)
            验证码:
            云ICP备12345678号
            """);

    assertThat(report.text()).isEqualTo("云溪市政府工作报告\n2021年1月12日\n全市种树三万棵。");
    assertThat(report.removals())
        .extracting(Removal::kind)
        .contains(
            "navigation",
            "page_button",
            "publication_line",
            "picture",
            "photo_credit",
            "page_number",
            "page_address",
            "disclaimer",
            "share",
            "comment_form",
            "site_footer");
  }

  @Test
  void aListOfOtherPlacesIsATagCloud() {
    CleanReport report = clean("东山省 西河省 云溪市 桃源县 柳林区 松江县\n全市种树三万棵。\n热门标签\n桃源县工作报告\n柳林区工作报告");

    assertThat(report.text()).isEqualTo("全市种树三万棵。");
    assertThat(removed(report, RemovalKind.TAG_CLOUD)).isEqualTo(4);
  }

  @Test
  void charactersHaveOneForm() {
    assertThat(clean("投资２１１．５４亿元，增长８％,其中 R&amp;D 占3.2%;达到1,200人.").text())
        .isEqualTo("投资211.54亿元，增长8%，其中R&D占3.2%；达到1,200人。");
    assertThat(clean("产量4\ue0105万吨，二��三年为1 9 5 5吨(县)。").text())
        .isEqualTo("产量4.5万吨，二〇〇三年为1955吨（县）。");
    assertThat(clean("三次产业结构为10.2∶40.3∶49.5。").text()).isEqualTo("三次产业结构为10.2:40.3:49.5。");
  }

  @Test
  void spacesStayOnlyWhereTheySeparate() {
    assertThat(clean("　　政 府 工 作 报 告\n云溪市市长 张三丰\n龚 正").text()).isEqualTo("政府工作报告\n云溪市市长 张三丰\n龚正");
    assertThat(clean("空气质量（Air Quality Index）明显 改善，PM 2.5下降。").text())
        .isEqualTo("空气质量（Air Quality Index）明显改善，PM2.5下降。");
  }

  @Test
  void invisibleCharactersEntitiesAndTagsGo() {
    CleanReport report =
        clean("\ufeff全市\u200b种树&nbsp;三万\u00ad棵。<br/>\\r\\n新建&ldquo;绿道&rdquo;<b>十里</b>。");

    assertThat(report.text()).isEqualTo("全市种树三万棵。\n新建“绿道”十里。");
    assertThat(removed(report, RemovalKind.HTML_TAG)).isEqualTo(3);
    assertThat(removed(report, RemovalKind.INVISIBLE)).isEqualTo(3);
  }

  @Test
  void thePlanMarkerLosesItsAmpersand() {
    CleanReport report = clean("一、2020年工作回顾\n种了树。\n二&、2021年工作安排\n再种树。");

    assertThat(report.text()).contains("二、2021年工作安排");
    assertThat(removed(report, RemovalKind.PLAN_MARKER)).isEqualTo(1);
  }

  @Test
  void aOneLineReportFallsIntoItsParagraphs() {
    String line = "全市种树三万棵，修路五十里，".repeat(16);

    assertThat(clean("云溪市政府工作报告　　　　市长张三　　各位代表：　　" + line + "办学十所。　　明年再种。").text())
        .isEqualTo("云溪市政府工作报告\n市长张三\n各位代表：\n" + line + "办学十所。\n明年再种。");
  }

  @Test
  void linesBrokenInsideASentenceAreJoinedAndHeadingsAreNot() {
    String wrapped =
        """
        一、过去一年工作回顾
        　　一年来我们在全市各镇各村种下了三万棵树修通了
        五十里路建成了十所学校和两座医院全市人民的生活得
        到了明显改善经济总量再上新台阶财政收入也有了较快
        增长城乡面貌焕然一新各项社会事业全面进步社会大局
        — 3 —
        保持和谐稳定干部作风进一步转变群众满意度不断提高
        为下一步发展打下了坚实基础这些成绩来之不易凝聚着
        全市人民的心血和汗水也离不开各位代表和各位委员的
        大力支持我代表市人民政府表示衷心的感谢并致以崇高
        的敬意。
        二、今年工作安排
        """;

    assertThat(clean(wrapped).text().split("\n")).hasSize(3);
    assertThat(clean(wrapped).text()).contains("社会大局保持和谐稳定").endsWith("敬意。\n二、今年工作安排");
  }

  @Test
  void aTableOfContentsIsNoText() {
    CleanReport report = clean("云溪市政府工作报告\n目 录\n一、工作回顾……1\n二、工作安排……5\n一、工作回顾\n种了树。\n二、工作安排\n再种树。");

    assertThat(report.text()).isEqualTo("云溪市政府工作报告\n一、工作回顾\n种了树。\n二、工作安排\n再种树。");
    assertThat(removed(report, RemovalKind.CONTENTS)).isEqualTo(3);
  }

  @Test
  void anAbstractThatRepeatsTheOpeningGoes() {
    String opening = "过去一年，全市上下种下三万棵树，修通五十里路，建成十所学校和两座医院，城乡面貌焕然一新，群众生活明显改善，各项事业全面进步。";

    CleanReport report = clean(opening + "我们还…\n云溪市政府工作报告\n" + opening + "我们还办了两件大事。\n完。");

    assertThat(report.text()).startsWith("云溪市政府工作报告\n过去一年");
    assertThat(removed(report, RemovalKind.ABSTRACT)).isEqualTo(1);
  }

  @Test
  void insertedPinyinGoesAndRealBracketsStay() {
    CleanReport report = clean("現(xiàn)在,我代表區(qū)政府,向大會報告工作。樹會(林會)組建。");

    assertThat(report.text()).isEqualTo("现在，我代表区政府，向大会报告工作。树会（林会）组建。");
    assertThat(report.traditional()).isTrue();
    assertThat(report.damaged().isEmpty()).isTrue();
    assertThat(removed(report, RemovalKind.INSERTED_PINYIN)).isEqualTo(2);
  }

  @Test
  void aCutCharacterIsRepairedWhereThatIsCertain() {
    CleanReport report = clean("實現銀行理財?shù)嚷鋺魱|城,推動?xùn)|城發展與產業開發。");

    assertThat(report.text()).isEqualTo("实现银行理财等落户东城，推动东城发展与产业开发。");
    assertThat(report.damaged().isEmpty()).isTrue();
  }

  @Test
  void aClauseBeyondRepairIsDamagedAndItsNeighboursAreNot() {
    CleanReport report = clean("這一年,他們?nèi)ν七M種樹植草,明年再開綠道與學堂。");

    assertThat(report.text()).doesNotContain("nè").endsWith("，明年再开绿道与学堂。");
    int begin = report.damaged().nextSetBit(0);
    int end = report.damaged().nextClearBit(begin);
    assertThat(begin).isEqualTo("这一年，".length());
    assertThat(report.text().charAt(end)).isEqualTo('，');
    assertThat(report.damaged().nextSetBit(end)).isEqualTo(-1);
  }

  @Test
  void simplifiedTextIsNeverConverted() {
    CleanReport report = clean("全市种树三万棵，李昇同志和著名学者参加了植树，干部群众一起动手。");

    assertThat(report.traditional()).isFalse();
    assertThat(report.text()).contains("李昇");
  }

  @Test
  void offsetsLeadToTheVeryCharacters() {
    String source = "　　云溪市投资２１．５亿元。\n  现&amp;在 种树。";
    CleanReport report = clean(source);
    int at = report.text().indexOf("21.5");

    assertThat(source.substring(report.sourceBegin()[at], report.sourceEnd()[at + 3]))
        .isEqualTo("２１．５");
    int ampersand = report.text().indexOf('&');
    assertThat(source.substring(report.sourceBegin()[ampersand], report.sourceEnd()[ampersand]))
        .isEqualTo("&amp;");
  }

  @Test
  void sentencesThatSoundLikeChromeStay() {
    String text = "完善政府网站，公开来源可靠的信息。\n办好图书馆和摄影展。\n我代表市人民政府向大会作政府工作报告。\n（一）打印机产业增长。\n附件：名词解释";

    assertThat(clean(text).text()).isEqualTo(text);
  }
}
