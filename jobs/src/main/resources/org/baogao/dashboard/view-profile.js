"use strict";

/** A region in a year: its topics against those of its peers, and against its own past. */
(function (baogao) {
  const { quantile } = baogao.release;

  /** Peers of the same parent are enough from this number on; below it, a median says little. */
  const ENOUGH_PEERS = 5;
  const YEARS_OF_PAST = 5;

  function render(context) {
    const { state, release, t } = context;
    const { region, year } = state;
    const cell = release.cell(region, year);
    const section = state.section;
    const name = release.regions.name[region];
    const { cells: peers, sameParent } = peersOf(release, region, year, state.peers);
    const past = release
      .years(region)
      .filter((each) => each < year && each >= year - YEARS_OF_PAST)
      .map((each) => release.cell(region, each));
    const keys = baogao.evidence.keys(release);
    const rows = release.topics.id
      .map((_, topic) => {
        const sharesOf = (cells) => cells.map((each) => release.share(each, topic, section)).filter((share) => share !== null);
        const ofPeers = sharesOf(peers);
        return {
          topic,
          share: release.share(cell, topic, section),
          interval: release.interval(cell, topic, section),
          peerMedian: quantile(ofPeers, 0.5),
          peerLow: quantile(ofPeers, 0.25),
          peerHigh: quantile(ofPeers, 0.75),
          past: quantile(sharesOf(past), 0.5),
          change: release.change(cell, topic, section),
          significant: section === "all" ? release.significant(cell, topic) : null,
        };
      })
      .sort((a, b) => (b.share ?? 0) - (a.share ?? 0) || a.topic - b.topic);
    const level = t(`level.${release.regions.level[region]}`).toLowerCase();
    const scope = sameParent ? t("profile.scopeParent", { level }) : t("profile.scopeLevel", { level }) + context.ofPage;
    const title = t("profile.title", { region: name, year });
    const ofSection = section === "all" ? "" : ` (${t(`section.${section}`)})`;
    const open = (row) => keys.share(region, year, section, rows[row].topic);
    const notes = [t("trend.interval")];
    if (peers.length === 0) {
      notes.unshift(t("profile.noPeers"));
    } else if (peers.length < ENOUGH_PEERS) {
      notes.unshift(t("profile.fewPeers", { n: peers.length }));
    }
    if (release.lacks(region, year - YEARS_OF_PAST)) {
      notes.push(t("profile.pastCut", { year: release.yearsWithReports(release.regions.level[region], null)[0] }));
    }
    if (rows.some((row) => row.significant)) {
      notes.push(t("topics.mark"));
    }
    return {
      title: title + ofSection,
      lead: t("profile.lead", { region: name, n: peers.length, scope }),
      chart: rows[0].share === null ? null : chart(context, rows, title, open, { name, year }),
      notes: rows[0].share === null ? [t("noSection")] : notes,
      table: {
        name: `profile-${release.regions.code[region]}-${year}-${section}`,
        caption: title + ofSection,
        columns: [
          { label: t("topic"), kind: "text" },
          { label: t("share"), kind: "share" },
          { label: t("low"), kind: "share" },
          { label: t("high"), kind: "share" },
          { label: t("sentencesAll"), kind: "integer" },
          { label: t("profile.peerMedian"), kind: "share" },
          { label: t("peerLow"), kind: "share" },
          { label: t("peerHigh"), kind: "share" },
          { label: t("peerCount"), kind: "integer" },
          { label: t("profile.versus"), kind: "points" },
          { label: t("profile.past"), kind: "share" },
          { label: t("profile.pastReports"), kind: "integer" },
          { label: t("change"), kind: "points" },
          { label: t("significant"), kind: "text" },
        ],
        rows: rows.map((row) => [
          context.topicName(row.topic),
          row.share,
          row.interval?.low ?? null,
          row.interval?.high ?? null,
          release.sentences(cell, row.topic),
          row.peerMedian,
          row.peerLow,
          row.peerHigh,
          peers.length,
          row.peerMedian === null || row.share === null ? null : row.share - row.peerMedian,
          row.past,
          past.length,
          row.change,
          row.change === null || section !== "all" ? null : t(row.significant ? "yes" : "no"),
        ]),
        link: (row) => ({ label: t("openEvidence"), open: open(row) }),
      },
    };
  }

  /** Other regions' cells of the year: of the same parent where that is asked for or they are enough. */
  function peersOf(release, region, year, wanted) {
    const level = release.regions.level[region];
    const cells = (regions) =>
      regions.filter((each) => each !== region).map((each) => release.cell(each, year)).filter((each) => each !== null);
    const parent = release.regions.parent[region];
    const near = cells(release.regionsOf(level, null).filter((each) => release.regions.parent[each] === parent));
    const ofNation = parent < 0 || release.regions.level[parent] === "nation";
    if (!ofNation && (wanted === "parent" || near.length >= ENOUGH_PEERS) && wanted !== "level") {
      return { cells: near, sameParent: true };
    }
    return { cells: cells(release.regionsOf(level, null)), sameParent: false };
  }

  function chart(context, rows, label, open, { name, year }) {
    const { t } = context;
    const { rowsChart, rowMarks, rowRanges, rowWhiskers, SERIES, GREY, RANGE } = baogao.charts;
    const own = SERIES[0].color;
    const past = SERIES[1].color;
    const arrow = (row) => (row.significant === null ? "" : row.significant.change > 0 ? " ▲" : " ▼");
    return rowsChart(
      {
        names: rows.map((row) => context.topicName(row.topic) + arrow(row)),
        series: [
          rowRanges(
            rows.map((row, at) => [row.peerLow, at, row.peerHigh, row.peerMedian]).filter(([low]) => low !== null),
          ),
          rowWhiskers(
            rows.map((row, at) => [row.interval?.low, at, row.interval?.high]).filter(([low]) => low !== undefined),
            own,
            0,
          ),
          rowMarks(rows.map((row, at) => [row.past, at]).filter(([share]) => share !== null), past, "diamond", 10, 0, true),
          rowMarks(rows.map((row, at) => [row.share, at]), own, "circle", 9, 0),
        ],
        tip: (at) => tip(context, rows[at]),
        openRow: open,
        label,
        axis: t("share"),
        legend: [
          { label: `${t("profile.own", { region: name, year })} (${t("interval")})`, mark: "●", color: own },
          { label: t("profile.peerMedian"), mark: "┃", color: GREY },
          { label: t("profile.peerRange"), mark: "▬", color: RANGE },
          { label: t("profile.past"), mark: "◇", color: past },
        ],
      },
      context.narrow,
    );
  }

  function tip(context, row) {
    const { state, t } = context;
    const { percent, signedPoints } = baogao.format;
    const lines = baogao.evidence.shareTip(context, state.region, state.year, state.section, row.topic);
    if (row.peerMedian !== null) {
      const versus = t("points", { n: signedPoints(row.share - row.peerMedian) });
      lines.push(`${t("profile.peerMedian")}: ${percent(row.peerMedian, 2)} (${t("profile.versus")} ${versus})`);
    }
    if (row.past !== null) {
      lines.push(`${t("profile.past")}: ${percent(row.past, 2)}`);
    }
    return lines;
  }

  (baogao.views ??= {}).profile = { filters: ["level", "parent", "region", "year", "section", "peers"], render };
})((globalThis.baogao ??= {}));
