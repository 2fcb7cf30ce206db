package org.baogao.clean;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.baogao.report.RemovalKind;
import org.jspecify.annotations.Nullable;

/**
 * Tells what of a web page is not the report: each rule knows whole pieces by their words, and none
 * takes a piece that could be a sentence of a report.
 *
 * <p>Pieces are compared without white space, in half-width and lower case.
 */
final class ChromeRules {
  /** Chrome is short; disclaimers are the exception. */
  private static final int LONGEST_PIECE = 160;

  private static final int LONGEST_DISCLAIMER = 700;

  /** 《人民日报》 with spaces between its characters, up to the bracket behind it. */
  private static final int LONGEST_PAPER_NAME = 11;

  private static final int LONGEST_PRESS_NOTE = 64;
  private static final int SHORTEST_MENU = 12;
  private static final int LONGEST_MENU_ENTRY = 24;
  private static final int MENU_WORDS = 3;
  private static final int HEAD_PIECES = 12;
  private static final int FOOTER_PIECES = 12;

  private static final Set<String> NAVIGATION =
      Set.of(
          "导航菜单", "导航", "网站导航", "主导航", "首页", "网站首页", "返回首页", "返回", "返回顶部", "回到顶部", "网站地图", "无障碍",
          "无障碍浏览", "长者助手", "适老化", "我的收藏", "登录", "注册", "登录注册", "登录|注册", "搜索", "高级搜索", "站内搜索", "搜索位置",
          "繁体", "简体", "繁体版", "english", "移动版", "手机版", "上一页", "下一页", "上一篇", "下一篇", "相关链接", "相关阅读",
          "相关文章", "相关推荐", "相关报道", "推荐阅读", "热门文章", "最新文章", "猜你喜欢", "更多", "更多>>", "图解", "|", ">",
          ">>", "您的位置", "当前位置", "展开", "收起");

  private static final List<String> NAVIGATION_PREFIXES =
      List.of(
          "当前位置:", "您现在的位置", "您当前的位置", "您的位置:", "所在位置:", "首页>", "首页-", "首页»", "首页/", "上一篇:", "下一篇:",
          "一图读懂", "相关链接:", "相关阅读:", "推荐阅读:");

  /** Entries of government sites' menus; several in a run of short lines make it a menu. */
  private static final Set<String> MENU_WORDS_OF_SITES =
      Set.of(
          "政务公开", "信息公开", "政府信息公开", "政务服务", "互动交流", "通知公告", "机构职能", "机构概况", "机构设置", "领导成员", "领导信息",
          "政策法规", "政策解读", "政策文件", "规划计划", "统计数据", "财政资金", "行政许可", "行政处罚", "权责清单", "招考招聘", "人事信息",
          "政府采购", "新闻中心", "新闻动态", "工作动态", "办事指南", "在线访谈", "领导信箱", "市长信箱", "区长信箱", "便民服务", "走进",
          "数据开放", "网站地图", "高级搜索", "搜索", "首页", "联系我们", "关于我们", "规范性文件", "按时间", "按相关度", "政府公报",
          "建议提案", "应急管理", "公开标准", "民意征集", "网上调查", "专题专栏");

  private static final List<String> BUTTON_WORDS =
      List.of(
          "打印本页", "打印此页", "打印", "下载文字版", "下载图片版", "下载", "关闭窗口", "关闭本页", "关闭", "加入收藏", "收藏本页", "收藏",
          "复制链接", "我要纠错", "纠错", "语音播报", "朗读", "字体大小", "字体", "字号", "默认", "超大", "大", "中", "小", "保存",
          "【", "】", "[", "]", ":", "/", "|", "、", ",", "·", "+", "-", "a", "(", ")", "（", "）");
  private static final List<String> BUTTON_PROOFS =
      List.of("打印", "下载", "关闭", "收藏", "字体", "字号", "朗读", "纠错", "复制链接", "语音播报");

  private static final List<String> SHARE_WORDS =
      List.of(
          "分享到", "分享至", "一键分享", "分享", "新浪微博", "腾讯微博", "微博", "微信朋友圈", "朋友圈", "微信好友", "微信", "qq空间",
          "qq好友", "qq", "人人网", "豆瓣", "抖音", "今日头条", "复制链接", "更多", ":", "|", "、", ",", "/");
  private static final List<String> SHARE_PROOFS = List.of("分享", "微博", "微信", "qq空间", "朋友圈");

  private static final List<String> ADDRESS_PREFIXES =
      List.of("本文地址:", "本文链接:", "本文网址:", "原文链接:", "原文地址:", "文章链接:", "http://", "https://", "www.");

  private static final List<String> DISCLAIMER_PREFIXES =
      List.of(
          "本文仅代表", "本站仅", "本网站", "本站", "本网", "免责声明", "版权声明", "声明:", "特别声明", "凡注明", "凡本网", "凡本站",
          "未经授权", "未经许可", "转载请注明", "郑重声明", "以上内容");
  private static final List<String> DISCLAIMER_PROOFS =
      List.of("本站", "本网", "转载", "侵权", "不代表", "版权归", "仅代表作者");

  private static final Set<String> COMMENT_FORM =
      Set.of("评论", "发表评论", "提交", "提交评论", "匿名", "验证码", "昵称", "网友评论", "我要评论", "查看评论", "全部评论", "最新评论");
  private static final List<String> COMMENT_PREFIXES =
      List.of("留言与评论", "网友评论", "发表评论", "我要评论", "我来说两句", "评论(", "验证码:", "昵称:", "用户名:", "共有条评论");

  private static final List<String> FOOTER_PROOFS =
      List.of("icp备", "icp证", "公网安备", "网站标识码", "版权所有", "copyright", "allrightsreserved", "技术支持:");
  private static final List<String> FOOTER_NEIGHBOURS =
      List.of(
          "主办", "承办", "协办", "地址:", "电话:", "联系电话", "邮编:", "邮政编码", "传真:", "联系我们", "关于我们", "网站管理",
          "建议使用", "隐私", "运行维护", "维护单位");

  private static final List<String> PUBLICATION_PREFIXES =
      List.of(
          "发布时间:", "发布日期:", "发布机构:", "发布单位:", "发布者:", "发文日期:", "发文机关:", "成文日期:", "索引号:", "文号:",
          "主题词:", "信息来源:", "来源:", "稿源:", "文章来源:", "责任编辑:", "责编:", "浏览次数:", "浏览量:", "点击数:", "点击次数:",
          "阅读次数:", "阅读量:", "阅读:", "更新时间:", "信息时间:", "发布人:");
  private static final List<String> WEAK_PUBLICATION_PREFIXES =
      List.of("名称:", "分类:", "时间:", "日期:", "作者:", "编辑:", "主题分类:", "有效性:", "体裁分类:", "公开方式:");

  private static final Set<String> MEDIA =
      Set.of(
          "资讯中心", "新闻中心", "新闻资讯", "新闻频道", "要闻", "时政要闻", "今日要闻", "政务要闻", "头条", "头条新闻", "综合新闻", "本报讯",
          "时政", "权威发布");
  private static final List<String> MEDIA_PREFIXES = List.of("转载:", "转自:", "原标题:", "本文转自");

  private static final List<String> PICTURE_ENDS =
      List.of(".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp");
  private static final List<String> FILE_ENDS =
      List.of(
          ".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".ofd", ".zip", ".rar", ".jpg", ".jpeg",
          ".png", ".ppt", ".pptx");
  private static final List<String> CAPTION_PREFIXES =
      List.of("图为:", "图为", "图文:", "图片:", "资料图", "图:");
  private static final List<String> CREDIT_ENDS =
      List.of("摄", "摄)", "摄）", "摄影报道", "摄影报道)", "摄影报道）", "/摄影");
  private static final List<String> CAPTION_ENDS = List.of("上作政府工作报告。", "上作《政府工作报告》。", "会作政府工作报告。");

  private static final List<String> TAG_PREFIXES =
      List.of("标签:", "tag:", "tags:", "关键词:", "热门标签", "热词:", "标签云", "相关标签");
  private static final Set<String> TAG_HEADINGS =
      Set.of("标签", "标签云", "热门标签", "热门地区", "热门城市", "相关城市", "其他城市", "相关地区", "城市导航", "地区导航");
  private static final List<String> TAG_ENDS =
      List.of("报告", "公报", "规划", "省", "市", "区", "县", "年鉴", "总结", "计划");
  private static final int SHORTEST_TAG_CLOUD = 6;
  private static final int LONGEST_TAG = 16;

  private final String source;
  private final List<Piece> pieces;
  private final @Nullable RemovalKind[] kinds;
  private final String[] compact;

  private ChromeRules(String source, List<Piece> pieces) {
    this.source = source;
    this.pieces = pieces;
    kinds = new RemovalKind[pieces.size()];
    compact = new String[pieces.size()];
  }

  /** For each piece the kind of chrome that it is; null for text. */
  static @Nullable RemovalKind[] classify(String source, List<Piece> pieces) {
    ChromeRules rules = new ChromeRules(source, pieces);
    for (int i = 0; i < pieces.size(); i++) {
      rules.compact[i] = compact(source, pieces.get(i));
      rules.kinds[i] = rules.kindOf(i);
    }
    rules.takeMenus();
    rules.takeTagClouds();
    rules.takeNeighbours();
    return rules.kinds;
  }

  /**
   * The part of a piece that is a press note at its end, such as （新华社北京3月5日电）: the index where it
   * begins, or the piece's end if it has none.
   */
  static int pressNoteBegin(String source, Piece piece) {
    int end = piece.end();
    boolean found = true;
    while (found && end > piece.begin()) {
      int begin = noteBegin(source, piece.begin(), end);
      found = begin >= 0;
      if (found) {
        end = begin;
        while (end > piece.begin() && Characters.isWhitespace(source.charAt(end - 1))) {
          end--;
        }
      }
    }
    return end;
  }

  private static int noteBegin(String source, int from, int to) {
    char last = source.charAt(to - 1);
    if (last != '）' && last != ')') {
      return -1;
    }
    int limit = Math.max(from, to - LONGEST_PRESS_NOTE);
    int depth = 0;
    for (int i = to - 1; i >= limit; i--) {
      char c = source.charAt(i);
      if (c == '）' || c == ')') {
        depth++;
      } else if (c == '（' || c == '(') {
        depth--;
        if (depth == 0) {
          return noteOrReference(source, from, i, to);
        }
      }
    }
    return -1;
  }

  private static int noteOrReference(String source, int from, int bracket, int to) {
    String inside = withoutSpaces(source.substring(bracket + 1, to - 1));
    if (inside.startsWith("新华社") && (inside.endsWith("电") || inside.endsWith("讯"))) {
      return bracket;
    }
    if (inside.startsWith("《人民日报》")) {
      return bracket;
    }
    int name = bracket - 1;
    int first = Math.max(from, bracket - LONGEST_PAPER_NAME);
    while (name >= first && source.charAt(name) != '《') {
      name--;
    }
    if (name >= first
        && withoutSpaces(source.substring(name, bracket)).equals("《人民日报》")
        && inside.endsWith("版")) {
      return name;
    }
    return -1;
  }

  private static String withoutSpaces(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!Characters.isWhitespace(text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  /** A short piece without white space, in half-width and lower case; empty for a long one. */
  private static String compact(String source, Piece piece) {
    int length = piece.length();
    if (length > LONGEST_PIECE && !(length <= LONGEST_DISCLAIMER && mayDisclaim(source, piece))) {
      return "";
    }
    StringBuilder text = new StringBuilder(length);
    for (int i = piece.begin(); i < piece.end(); i++) {
      char c = source.charAt(i);
      if (c == '：') {
        text.append(':');
      } else if (!Characters.isWhitespace(c)
          && !Characters.isInvisible(c)
          && !Characters.isPrivateUse(c)) {
        char plain = c == '(' || c == ')' ? c : Characters.plain(c);
        text.append(plain);
      }
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean mayDisclaim(String source, Piece piece) {
    return "本凡免版声特未郑以".indexOf(source.charAt(piece.begin())) >= 0;
  }

  private @Nullable RemovalKind kindOf(int index) {
    Piece piece = pieces.get(index);
    String text = compact[index];
    if (text.isEmpty()) {
      return piece.length() > LONGEST_PIECE ? null : RemovalKind.PRIVATE_USE;
    }
    if (PageNumbers.isPageNumber(source, piece.begin(), piece.end())) {
      return RemovalKind.PAGE_NUMBER;
    }
    if (startsWithAny(text, DISCLAIMER_PREFIXES) && containsAny(text, DISCLAIMER_PROOFS)) {
      return RemovalKind.DISCLAIMER;
    }
    if (text.length() > LONGEST_PIECE) {
      return null;
    }
    if (startsWithAny(text, ADDRESS_PREFIXES)) {
      return text.indexOf('。') < 0 ? RemovalKind.PAGE_ADDRESS : null;
    }
    RemovalKind media = pictureOrCredit(text, index);
    if (media != null || text.indexOf('。') >= 0) {
      return media;
    }
    return shortChrome(text);
  }

  private @Nullable RemovalKind pictureOrCredit(String text, int index) {
    if (endsWithAny(text, PICTURE_ENDS) && isAscii(text)) {
      return RemovalKind.PICTURE;
    }
    if (endsWithAny(text, FILE_ENDS)) {
      return RemovalKind.ATTACHMENT_LINK;
    }
    if (endsWithAny(text, CREDIT_ENDS)
        || (startsWithAny(text, CAPTION_PREFIXES) && text.length() <= 80)
        || (index < HEAD_PIECES && text.length() <= 60 && isCaption(text))) {
      return RemovalKind.PHOTO_CREDIT;
    }
    return null;
  }

  /** A sentence that tells who speaks where; the speaker himself says 我. */
  private static boolean isCaption(String text) {
    return endsWithAny(text, CAPTION_ENDS) && text.indexOf('我') < 0;
  }

  private static @Nullable RemovalKind shortChrome(String text) {
    if (NAVIGATION.contains(text) || startsWithAny(text, NAVIGATION_PREFIXES)) {
      return RemovalKind.NAVIGATION;
    }
    if (containsAny(text, BUTTON_PROOFS) && consistsOf(text, BUTTON_WORDS)) {
      return RemovalKind.PAGE_BUTTON;
    }
    if ((containsAny(text, SHARE_PROOFS) && consistsOf(text, SHARE_WORDS))
        || ((text.startsWith("扫一扫") || text.startsWith("扫码")) && text.length() <= 40)) {
      return RemovalKind.SHARE;
    }
    if (COMMENT_FORM.contains(text)
        || (startsWithAny(text, COMMENT_PREFIXES) && text.length() <= 40)) {
      return RemovalKind.COMMENT_FORM;
    }
    if (containsAny(text, FOOTER_PROOFS)) {
      return RemovalKind.SITE_FOOTER;
    }
    if (startsWithAny(text, PUBLICATION_PREFIXES) || isNumericDate(text)) {
      return RemovalKind.PUBLICATION_LINE;
    }
    if (MEDIA.contains(text) || startsWithAny(text, MEDIA_PREFIXES)) {
      return RemovalKind.MEDIA_CHROME;
    }
    return startsWithAny(text, TAG_PREFIXES) ? RemovalKind.TAG_CLOUD : null;
  }

  /** A date of figures and points or dashes, with or without a time: no report is dated so. */
  private static boolean isNumericDate(String text) {
    int digits = 0;
    int separators = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Characters.isDigit(c)) {
        digits++;
      } else if (".-/".indexOf(c) >= 0) {
        separators++;
      } else if (c != ':') {
        return false;
      }
    }
    return text.length() >= 8
        && separators == 2
        && digits >= 6
        && digits <= 14
        && (text.startsWith("19") || text.startsWith("20"));
  }

  private void takeMenus() {
    int begin = 0;
    while (begin < kinds.length) {
      int end = begin;
      int words = 0;
      while (end < kinds.length && mayBeMenuEntry(end)) {
        if (MENU_WORDS_OF_SITES.contains(compact[end])) {
          words++;
        }
        end++;
      }
      if (end - begin >= SHORTEST_MENU && words >= MENU_WORDS) {
        for (int i = begin; i < end; i++) {
          kinds[i] = kinds[i] == null ? RemovalKind.NAVIGATION : kinds[i];
        }
      }
      begin = Math.max(end, begin + 1);
    }
  }

  private boolean mayBeMenuEntry(int index) {
    String text = compact[index];
    if (kinds[index] != null) {
      return true;
    }
    return !text.isEmpty()
        && text.length() <= LONGEST_MENU_ENTRY
        && text.indexOf('。') < 0
        && text.indexOf('；') < 0
        && text.indexOf('，') < 0
        && !text.endsWith("政府工作报告")
        && !text.startsWith("各位代表")
        && !Headings.startsWithMarker(text, 0);
  }

  private void takeTagClouds() {
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == null && isTagCloud(pieces.get(i))) {
        kinds[i] = RemovalKind.TAG_CLOUD;
      }
      if (TAG_HEADINGS.contains(compact[i])) {
        kinds[i] = RemovalKind.TAG_CLOUD;
        for (int next = i + 1; next < kinds.length && isTag(compact[next]); next++) {
          kinds[next] = RemovalKind.TAG_CLOUD;
        }
      }
    }
  }

  private static boolean isTag(String text) {
    return !text.isEmpty() && text.length() <= LONGEST_TAG && endsWithAny(text, TAG_ENDS);
  }

  /** Many short names in a line, separated by white space only. */
  private boolean isTagCloud(Piece piece) {
    if (piece.length() > LONGEST_DISCLAIMER) {
      return false;
    }
    int tags = 0;
    int begin = piece.begin();
    for (int i = begin; i <= piece.end(); i++) {
      if (i < piece.end() && !Characters.isWhitespace(source.charAt(i))) {
        if (i - begin > LONGEST_TAG) {
          return false;
        }
      } else {
        if (i > begin) {
          if (i - begin < 3 || !endsWithAny(source.substring(begin, i), TAG_ENDS)) {
            return false;
          }
          tags++;
        }
        begin = i + 1;
      }
    }
    return tags >= SHORTEST_TAG_CLOUD;
  }

  /** Pieces that are chrome only beside other chrome of their kind. */
  private void takeNeighbours() {
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = kinds[i] == null ? kindBesideNeighbours(i) : kinds[i];
    }
    for (int i = kinds.length - 1; i >= 0; i--) {
      kinds[i] = kinds[i] == null ? kindBesideNeighbours(i) : kinds[i];
    }
  }

  private @Nullable RemovalKind kindBesideNeighbours(int i) {
    String text = compact[i];
    if (text.isEmpty()) {
      return null;
    }
    if ((text.equals("附件:") || text.equals("附件下载:") || text.equals("附件下载"))
        && kindAt(i + 1) == RemovalKind.ATTACHMENT_LINK) {
      return RemovalKind.ATTACHMENT_LINK;
    }
    if (startsWithAny(text, WEAK_PUBLICATION_PREFIXES)
        && isBeside(i, RemovalKind.PUBLICATION_LINE)) {
      return RemovalKind.PUBLICATION_LINE;
    }
    if (i >= kinds.length - FOOTER_PIECES
        && startsWithAny(text, FOOTER_NEIGHBOURS)
        && isBeside(i, RemovalKind.SITE_FOOTER)) {
      return RemovalKind.SITE_FOOTER;
    }
    return null;
  }

  private boolean isBeside(int i, RemovalKind kind) {
    return kindAt(i - 1) == kind || kindAt(i + 1) == kind;
  }

  private @Nullable RemovalKind kindAt(int i) {
    return i >= 0 && i < kinds.length ? kinds[i] : null;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '\u0080') {
        return false;
      }
    }
    return true;
  }

  private static boolean consistsOf(String text, List<String> words) {
    int i = 0;
    while (i < text.length()) {
      int length = 0;
      for (String word : words) {
        if (text.startsWith(word, i)) {
          length = word.length();
          break;
        }
      }
      if (length == 0) {
        return false;
      }
      i += length;
    }
    return true;
  }

  private static boolean startsWithAny(String text, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (text.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWithAny(String text, List<String> suffixes) {
    for (String suffix : suffixes) {
      if (text.endsWith(suffix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean containsAny(String text, List<String> words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
