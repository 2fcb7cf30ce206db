package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.baogao.contract.Columns.LEVEL;
import static org.baogao.contract.Columns.LEVEL_IS_KNOWN;
import static org.baogao.contract.Columns.REGION_CODE;
import static org.baogao.contract.Columns.REGION_IS_LISTED;
import static org.baogao.contract.Columns.REGION_NAME;
import static org.baogao.contract.Columns.TERM;
import static org.baogao.contract.Columns.YEAR;
import static org.baogao.contract.Columns.YEAR_IS_PLAUSIBLE;
import static org.baogao.table.Field.optional;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The words of a region in a year; rank is by tfidf, ties by term. */
public final class RegionYearTerms {
  public static final Field TF =
      required(
          "tf",
          LongType,
          "How often the term occurs in the region's counted reports of the year.",
          chinese("词频", "该词在该地区当年计入统计的报告中出现的次数。"));
  public static final Field TFIDF =
      required(
          "tfidf", DoubleType, "tf times the idf of the term.", chinese("TFIDF值", "词频乘以该词的逆文档频率。"));
  public static final Field LOG_ODDS_Z =
      required(
          "log_odds_z",
          DoubleType,
          "z-score of the log-odds ratio with an informative Dirichlet prior (Monroe,"
              + " Colaresi and Quinn 2008) against all other region-years of the same level;"
              + " the higher, the more typical of this region and year; an order to read in, not a"
              + " test.",
          chinese(
              "对数优势比Z值",
              "与同级别其他所有地区、年份相比的对数优势比的 Z 值，"
                  + "采用有信息的狄利克雷先验（Monroe、Colaresi 和 Quinn，2008）；数值越大，越是该地区当年的特征词；用来排序，不是显著性检验。"));

  public static final Field LOG_ODDS_Z_PAST =
      optional(
          "log_odds_z_past",
          DoubleType,
          "The same z-score against the region's own earlier years, all of the release pooled;"
              + " the higher, the more it is new or grown here. Null in the first year of the"
              + " region's code.",
          chinese("较往年对数优势比Z值", "与本地区本次发布中全部更早年份合并相比的同一 Z 值；数值越大，越是新出现或明显增多的词；该行政区划代码的第一年为空。"));

  public static final Field RANK =
      required(
          "rank",
          IntegerType,
          "Rank by tfidf among all terms of the region and year, 1 for the highest; numbers are left"
              + " out where terms are not kept.",
          chinese("排名", "在该地区当年的全部词语中按 TFIDF 值的排名，1 为最高；未保留的词语也占名次，因此可能不连续。"));

  public static final Table TABLE =
      new Table(
          "region_year_terms",
          "One row per region, year and term, for the 300 highest by each of tfidf, log_odds_z and log_odds_z_past.",
          chinese("地区年度词语", "每个地区每年的每个词语一行，取 TFIDF 值、对数优势比 Z 值和较往年对数优势比 Z 值各自最高的 300 个。"),
          List.of(REGION_CODE, YEAR, TERM),
          List.of(
              REGION_CODE,
              YEAR,
              TERM,
              REGION_NAME,
              LEVEL,
              TF,
              TFIDF,
              LOG_ODDS_Z,
              LOG_ODDS_Z_PAST,
              RANK),
          List.of(
              LEVEL_IS_KNOWN,
              YEAR_IS_PLAUSIBLE,
              REGION_IS_LISTED,
              new Rule.InRange(TF, 1, 1e9),
              new Rule.InRange(RANK, 1, 1e9)));

  private RegionYearTerms() {}
}
