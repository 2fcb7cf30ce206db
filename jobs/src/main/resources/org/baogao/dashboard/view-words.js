"use strict";

/** The words of a region's year: high in TF-IDF, typical against others, and new against its past. */
(function (baogao) {
  const { element, chinese } = baogao.dom;
  const { measure, integer } = baogao.format;
  const TERMS = 25;

  /** Below this, a z-score is within what chance does in one of twenty cases. */
  const SIGNIFICANT = 1.96;

  const LISTS = [
    { key: "tfidf", label: "words.tfidf", note: "words.tfidfNote", column: "tfidf" },
    { key: "z", label: "words.z", note: "words.zNote", column: "z" },
    { key: "z_past", label: "words.past", note: "words.zNote", column: "zPast" },
  ];

  function render(context) {
    const { state, release, t } = context;
    const { region, year } = state;
    const cell = release.cell(region, year);
    const keys = baogao.evidence.keys(release);
    const tops = release.topTerms;
    const all = release.termsOfCell.get(cell) ?? [];
    const lists = LISTS.map((list) => ({
      ...list,
      rows: all
        .filter((row) => tops[list.key][row] !== null && tops[list.key][row] > 0)
        .sort((a, b) => tops[list.key][b] - tops[list.key][a] || tops.term[a] - tops.term[b])
        .slice(0, TERMS),
    }));
    const open = (row) => keys.word(region, year, tops.term[row]);
    const title = t("words.title", { region: release.regions.name[region], year });
    const lines = lists.flatMap((list) => list.rows.map((row, at) => ({ list, row, rank: at + 1 })));
    return {
      title,
      lead: t("words.lead"),
      body: [element("div", { class: "word-lists" }, lists.map((list) => wordList(context, list, open)))],
      notes: [],
      table: {
        name: `words-${release.regions.code[region]}-${year}`,
        caption: title,
        columns: [
          { label: t("list"), kind: "text" },
          { label: t("rank"), kind: "integer" },
          { label: t("term"), kind: "text", chinese: true },
          { label: t("tf"), kind: "integer" },
          { label: t("tfidf"), kind: "measure" },
          { label: t("z"), kind: "measure" },
          { label: t("zPast"), kind: "measure" },
        ],
        rows: lines.map(({ list, row, rank }) => [
          t(list.label),
          rank,
          release.terms[tops.term[row]],
          tops.tf[row],
          tops.tfidf[row],
          tops.z[row],
          tops.z_past[row],
        ]),
        link: (at) => ({ label: t("openEvidence"), open: open(lines[at].row) }),
      },
    };
  }

  function wordList(context, list, open) {
    const { release, t } = context;
    const tops = release.topTerms;
    const most = Math.max(...list.rows.map((row) => tops[list.key][row]));
    const isZ = list.key !== "tfidf";
    return element("section", { class: "words" }, [
      element("h3", { text: t(list.label) }),
      element("p", { class: "note", text: list.rows.length === 0 ? t(isZ ? "words.noPast" : "nothing") : t(list.note) }),
      element(
        "ol",
        {},
        list.rows.map((row) => {
          const value = tops[list.key][row];
          const weak = isZ && value < SIGNIFICANT;
          return element("li", {}, [
            element("button", { type: "button", class: "word", onclick: () => context.open(open(row)) }, [
              chinese("span", release.terms[tops.term[row]], { class: "term" }),
              element("span", { class: "bar" }, [
                element("span", { class: weak ? "weak" : null, style: `width:${((100 * value) / most).toFixed(1)}%` }),
              ]),
              element("span", { class: "value", text: measure(value) }),
              element("span", { class: "times", text: t("timesN", { n: integer(tops.tf[row]) }) }),
            ]),
          ]);
        }),
      ),
    ]);
  }

  (baogao.views ??= {}).words = { filters: ["level", "parent", "region", "year"], render };
})((globalThis.baogao ??= {}));
