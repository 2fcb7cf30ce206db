"use strict";

/** The discovered clusters with their words and nearest topic, and one cluster's share over time. */
(function (baogao) {
  const { element, chinese } = baogao.dom;
  const { integer, measure, percent } = baogao.format;

  /** The cluster of passages that fit nowhere. */
  const RESIDUAL = "c00";
  const WORDS_OF_A_ROW = 10;

  function render(context) {
    const { state, release, t } = context;
    const { cluster, from, to } = state;
    const keys = baogao.evidence.keys(release);
    const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const lines = state.regions.map((region) => ({
      name: release.regions.name[region],
      points: years
        .filter((year) => release.cell(region, year) !== null)
        .map((year) => {
          const share = release.clusterShare(release.cell(region, year), cluster);
          return {
            year,
            share,
            interval: null,
            ringed: false,
            open: keys.cluster(region, year, cluster),
            tip: [`${release.regions.name[region]} ${t("yearLabel", { year })}`, `${t("share")}: ${percent(share, 2)}`],
          };
        }),
    }));
    const title = t("clusters.title", { label: context.clusterName(cluster) });
    const shares = state.regions.flatMap((region) =>
      years.filter((year) => release.cell(region, year) !== null).map((year) => ({ region, year })),
    );
    return {
      title,
      lead: t("clusters.lead", context.scope()),
      chart: baogao.charts.trendChart(
        {
          lines,
          median: baogao.views.trend.median(context, years, (cell) => release.clusterShare(cell, cluster)),
          from,
          to,
          label: title,
          axis: t("share"),
        },
        context.narrow,
      ),
      after: [typicalPassages(context), clustersTable(context)],
      notes: [t("npmiNote")],
      table: {
        name: `clusters-${release.clusters.id[cluster]}`,
        caption: title,
        columns: [
          { label: t("clusterId"), kind: "text" },
          { label: t("cluster"), kind: "text", chinese: true },
          { label: t("code"), kind: "text" },
          { label: t("region"), kind: "text", chinese: true },
          { label: t("year"), kind: "year" },
          { label: t("share"), kind: "share" },
        ],
        rows: shares.map(({ region, year }) => [
          release.clusters.id[cluster],
          release.clusters.label[cluster],
          release.regions.code[region],
          release.regions.name[region],
          year,
          release.clusterShare(release.cell(region, year), cluster),
        ]),
        link: (row) => ({ label: t("openEvidence"), open: keys.cluster(shares[row].region, shares[row].year, cluster) }),
      },
    };
  }

  function wordsOf(release, cluster) {
    return (release.termsOfCluster.get(cluster) ?? []).map((row) => release.terms[release.clusterTerms.term[row]]);
  }

  /** What the chosen cluster is about, in the words of the reports. */
  function typicalPassages({ state, release, t, topicName }) {
    const { passages, reports, regions } = release;
    const rows = release.passagesOfCluster.get(state.cluster) ?? [];
    const isResidual = release.clusters.id[state.cluster] === RESIDUAL;
    const lead = isResidual ? "residual" : rows.length === 0 ? "none" : release.about.scope === null ? "all" : "here";
    return element("section", { id: "passages" }, [
      element("h3", { text: t("clusters.passages") }),
      element("p", { class: "note", text: t(`clusters.passages.${lead}`) }),
      ...rows.map((row) => {
        const report = passages.report[row];
        const place = `${regions.name[reports.region[report]]} ${t("yearLabel", { year: reports.year[report] })}`;
        return element("section", { class: "report" }, [
          element("h4", { text: place }),
          element("p", { class: "source" }, [
            chinese("span", reports.title[report] ?? t("untitled")),
            ` · ${t("file")}: `,
            chinese("code", reports.path[report]),
          ]),
          element("blockquote", { lang: "zh-CN", text: passages.text[row] }),
          element("p", { class: "place" }, [
            element("span", { class: "tag", text: topicName(passages.topic[row]) }),
            element("span", {
              title: t("panel.sentenceNoHint"),
              text: t("clusters.sentences", { first: passages.first[row], last: passages.last[row] }),
            }),
            element("span", {
              title: t("panel.charactersHint"),
              text: t("panel.characters", { begin: passages.begin[row], end: passages.end[row] }),
            }),
            element("span", {
              title: t("clusters.similarityHint"),
              text: t("clusters.similarity", { s: passages.similarity[row].toFixed(2) }),
            }),
          ]),
        ]);
      }),
    ]);
  }

  /** All clusters, the largest first and the residual last. */
  function clustersTable(context) {
    const { state, release, t } = context;
    const { clusters } = release;
    const order = clusters.id
      .map((_, index) => index)
      .sort((a, b) => (clusters.id[a] === RESIDUAL) - (clusters.id[b] === RESIDUAL) || clusters.sentences[b] - clusters.sentences[a] || a - b);
    const isResidual = (cluster) => clusters.id[cluster] === RESIDUAL;
    const name = (topic) => (topic < 0 ? "–" : context.topicName(topic));
    const csvTable = {
      name: "clusters",
      caption: t("clusters.tableTitle"),
      columns: ["clusterId", "cluster", "nearest", "sentences", "npmi", "clusterWords"].map((key) => ({
        label: t(key),
        kind: key === "sentences" ? "integer" : key === "npmi" ? "measure" : "text",
      })),
      rows: order.map((cluster) => [
        clusters.id[cluster],
        clusters.label[cluster],
        name(clusters.nearest_topic[cluster]),
        clusters.sentences[cluster],
        isResidual(cluster) ? null : clusters.npmi[cluster],
        wordsOf(release, cluster).join(" "),
      ]),
    };
    const rows = order.map((cluster) =>
      element("tr", { class: cluster === state.cluster ? "chosen" : null }, [
        element("th", { scope: "row" }, [
          element("button", {
            type: "button",
            class: "link",
            lang: "zh-CN",
            id: `cluster-${clusters.id[cluster]}`,
            "aria-pressed": String(cluster === state.cluster),
            text: context.clusterName(cluster),
            onclick: () => context.change({ cluster: clusters.id[cluster] }),
          }),
        ]),
        element("td", { text: name(clusters.nearest_topic[cluster]) }),
        element("td", { class: "number", text: integer(clusters.sentences[cluster]) }),
        element("td", { class: "number", text: isResidual(cluster) ? "–" : measure(clusters.npmi[cluster]) }),
        chinese("td", wordsOf(release, cluster).slice(0, WORDS_OF_A_ROW).join("  "), { class: "cluster-words" }),
      ]),
    );
    return element("section", {}, [
      element("div", { class: "view-head" }, [
        element("h3", { text: t("clusters.tableTitle") }),
        context.csvButton(csvTable, "csv-clusters"),
      ]),
      element("div", { class: "scroll" }, [
        element("table", { class: "plain clusters" }, [
          element("caption", { class: "hidden-text", text: t("clusters.tableTitle") }),
          element("thead", {}, [
            element(
              "tr",
              {},
              ["cluster", "nearest", "sentences", "npmi", "clusterWords"].map((key) => element("th", { scope: "col", text: t(key) })),
            ),
          ]),
          element("tbody", {}, rows),
        ]),
      ]),
    ]);
  }

  (baogao.views ??= {}).clusters = { filters: ["level", "parent", "cluster", "from", "to", "regions"], render };
})((globalThis.baogao ??= {}));
