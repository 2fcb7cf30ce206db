"use strict";

/** One topic's share over the years, for several regions, with 95 % intervals. */
(function (baogao) {
  const { quantile } = baogao.release;

  /** A median of fewer regions than these says little. */
  const ENOUGH = 5;

  function render(context) {
    const { state, release, t } = context;
    const { topic, section, from, to } = state;
    const keys = baogao.evidence.keys(release);
    const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const lines = state.regions.map((region) => ({
      name: release.regions.name[region],
      points: years
        .filter((year) => release.cell(region, year) !== null)
        .map((year) => ({ year, cell: release.cell(region, year) }))
        .filter(({ cell }) => release.share(cell, topic, section) !== null)
        .map(({ year, cell }) => ({
          year,
          share: release.share(cell, topic, section),
          interval: release.interval(cell, topic, section),
          ringed: section === "all" && release.significant(cell, topic) !== null,
          open: keys.share(region, year, section, topic),
          tip: baogao.evidence.shareTip(context, region, year, section, topic),
        })),
    }));
    const sectionName = t(`section.${section}`);
    const title = t("trend.title", { topic: context.topicName(topic), section: sectionName });
    const hasIntervals = lines.some((line) => line.points.some((point) => point.interval !== null));
    const many = years.length > baogao.charts.MOST_YEARS_WITH_WHISKERS;
    const notes = hasIntervals ? [t("trend.interval")] : [];
    if (lines.some((line) => line.points.some((point) => point.ringed))) {
      notes.unshift(t("trend.ringed"));
    }
    return {
      title,
      lead: t("trend.lead", {
        ...context.scope(),
        intervals: t(hasIntervals ? (many ? "trend.bands" : "trend.bars") : "trend.none"),
      }),
      chart: baogao.charts.trendChart(
        {
          lines,
          median: median(context, years, (cell) => release.share(cell, topic, section)),
          from,
          to,
          label: title,
          axis: `${t("share")} (${sectionName})`,
        },
        context.narrow,
      ),
      notes,
      table: context.sharesTable(state.regions, years, title),
    };
  }

  /**
   * The median over the regions of the chosen level, year by year.
   * @param {(cell: number) => number|null} shareOf
   */
  function median(context, years, shareOf) {
    const { release, t } = context;
    const regions = context.regions();
    const points = years
      .map((year) => ({
        year,
        shares: regions
          .map((region) => release.cell(region, year))
          .map((cell) => (cell === null ? null : shareOf(cell)))
          .filter((share) => share !== null),
      }))
      .filter(({ shares }) => shares.length >= ENOUGH)
      .map(({ year, shares }) => ({
        year,
        share: quantile(shares, 0.5),
        tip: [`${t("yearLabel", { year })} · ${t("medianOf", { n: shares.length })}`, baogao.format.percent(quantile(shares, 0.5), 2)],
      }));
    return { name: `${t("median")}: ${context.scopeName()}`, points };
  }

  (baogao.views ??= {}).trend = { filters: ["level", "parent", "topic", "section", "from", "to", "regions"], render, median };
})((globalThis.baogao ??= {}));
