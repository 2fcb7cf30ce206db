"use strict";

/** What a report reviews against what it, or the report before it, plans. */
(function (baogao) {
  function render(context) {
    const { state, release, t } = context;
    const { region, year } = state;
    const before = state.against === "before";
    const planYear = before ? year - 1 : year;
    const name = release.regions.name[region];
    const reviewCell = release.cell(region, year);
    const planCell = release.cell(region, planYear);
    const title = t("plan.title", { region: name, year });
    const has = (cell, section) => cell !== null && release.total(cell, section) > 0;
    if (!has(reviewCell, "review") || !has(planCell, "plan")) {
      const missingBefore = release.lacks(region, planYear) ? "plan.notHere" : "plan.missingBefore";
      const missing = t(has(reviewCell, "review") && before ? missingBefore : "plan.missing", { region: name, before: planYear });
      return { title, lead: missing, chart: null, notes: [], table: null };
    }
    const keys = baogao.evidence.keys(release);
    const rows = release.topics.id
      .map((_, topic) => {
        const review = release.share(reviewCell, topic, "review");
        const plan = release.share(planCell, topic, "plan");
        const reviewInterval = release.interval(reviewCell, topic, "review");
        const planInterval = release.interval(planCell, topic, "plan");
        const apart =
          reviewInterval !== null &&
          planInterval !== null &&
          (reviewInterval.high < planInterval.low || planInterval.high < reviewInterval.low);
        return { topic, review, plan, reviewInterval, planInterval, apart };
      })
      .sort((a, b) => b.plan - b.review - (a.plan - a.review) || a.topic - b.topic);
    const planName = before ? t("plannedIn", { year: planYear }) : t("planned");
    return {
      title,
      lead: before ? t("plan.leadBefore", { year, before: planYear }) : t("plan.lead"),
      chart: chart(context, rows, title, planName, (row) => keys.share(region, year, "all", rows[row].topic)),
      notes: [t("plan.note")],
      table: {
        name: `review-plan-${release.regions.code[region]}-${year}${before ? "-before" : ""}`,
        caption: title,
        columns: [
          { label: t("topic"), kind: "text" },
          { label: t("reviewShare"), kind: "share" },
          { label: `${t("review")}: ${t("low")}`, kind: "share" },
          { label: `${t("review")}: ${t("high")}`, kind: "share" },
          { label: `${t("review")}: ${t("chars")}`, kind: "integer" },
          { label: `${t("share")}: ${planName}`, kind: "share" },
          { label: `${planName}: ${t("low")}`, kind: "share" },
          { label: `${planName}: ${t("high")}`, kind: "share" },
          { label: `${planName}: ${t("chars")}`, kind: "integer" },
          { label: t("difference"), kind: "points" },
          { label: t("apart"), kind: "text" },
          { label: t("sentencesAll"), kind: "integer" },
        ],
        rows: rows.map((row) => [
          context.topicName(row.topic),
          row.review,
          row.reviewInterval?.low ?? null,
          row.reviewInterval?.high ?? null,
          release.chars(reviewCell, row.topic, "review"),
          row.plan,
          row.planInterval?.low ?? null,
          row.planInterval?.high ?? null,
          release.chars(planCell, row.topic, "plan"),
          row.plan - row.review,
          t(row.apart ? "yes" : "no"),
          release.sentences(reviewCell, row.topic),
        ]),
        link: (row) => ({ label: t("openEvidence"), open: keys.share(region, year, "all", rows[row].topic) }),
      },
    };
  }

  function chart(context, rows, label, planName, open) {
    const { t } = context;
    const { rowsChart, rowMarks, rowWhiskers, SERIES } = baogao.charts;
    const review = SERIES[0].color;
    const plan = SERIES[1].color;
    const ends = (of) => rows.map((row, at) => [row[of]?.low, at, row[of]?.high]).filter(([low]) => low !== undefined);
    return rowsChart(
      {
        names: rows.map((row) => context.topicName(row.topic) + (row.apart ? " *" : "")),
        series: [
          rowWhiskers(ends("reviewInterval"), review, -4),
          rowWhiskers(ends("planInterval"), plan, 4),
          rowMarks(rows.map((row, at) => [row.review, at]), review, "circle", 8, -4),
          rowMarks(rows.map((row, at) => [row.plan, at]), plan, "diamond", 9, 4),
        ],
        tip: (at) => tip(context, rows[at], planName),
        openRow: open,
        label,
        axis: t("share"),
        legend: [
          { label: `${t("review")} (${t("interval")})`, mark: "●", color: review },
          { label: `${planName} (${t("interval")})`, mark: "◆", color: plan },
          { label: t("apart"), mark: "*", color: "#1d2733" },
        ],
      },
      context.narrow,
    );
  }

  function tip(context, row, planName) {
    const { state, release, t } = context;
    const { percent, signedPoints, integer } = baogao.format;
    const said = (share, interval) =>
      percent(share, 2) + (interval === null ? "" : ` (${t("intervalOf", { low: percent(interval.low, 2), high: percent(interval.high, 2) })})`);
    return [
      context.topicName(row.topic),
      `${t("review")}: ${said(row.review, row.reviewInterval)}`,
      `${planName}: ${said(row.plan, row.planInterval)}`,
      `${t("difference")}: ${t("points", { n: signedPoints(row.plan - row.review) })}`,
      `${state.year}: ${t("nSentencesAll", { n: integer(release.sentences(release.cell(state.region, state.year), row.topic)) })}`,
    ];
  }

  (baogao.views ??= {}).plan = { filters: ["level", "parent", "region", "year", "against"], render };
})((globalThis.baogao ??= {}));
