"use strict";

/** Which reports there are, which are missing, double, damaged or refused, and what the checks warn of. */
(function (baogao) {
  const { element } = baogao.dom;
  const { integer } = baogao.format;

  function render(context) {
    const { state, release, t } = context;
    const { from, to } = state;
    const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const regions = context.regions();
    const keys = baogao.evidence.keys(release);
    const places = regions.flatMap((region) => years.map((year) => ({ region, year, ...stateOf(release, region, year) })));

    const cell = (region, year) => {
      const { counted, duplicates, damaged } = stateOf(release, region, year);
      const open = keys.reports(region, year);
      if (counted === 0 && duplicates === 0) {
        return { text: "", kind: "missing", open };
      }
      return {
        text: counted === 0 ? "" : String(counted),
        kind: counted === 0 ? "zero" : counted > 1 ? "several" : "present",
        marks: [...(duplicates > 0 ? ["duplicate"] : []), ...(damaged > 0 ? ["damage"] : [])],
        open,
      };
    };
    const tip = (region, year) => {
      const { counted, duplicates, damaged } = stateOf(release, region, year);
      const title = `${release.regions.name[region]} ${t("yearLabel", { year })}`;
      if (counted === 0 && duplicates === 0) {
        return [title, t("noReport")];
      }
      return [
        title,
        `${integer(counted)} ${t("coverage.counted")}`,
        ...(duplicates > 0 ? [`${integer(duplicates)} ${t("coverage.duplicates")}`] : []),
        ...(damaged > 0 ? [`${t("damagedSentences")}: ${integer(damaged)}`] : []),
      ];
    };
    const title = t("coverage.title");
    const shown = new Set(regions);
    const reports = release.reports.id
      .map((_, report) => report)
      .filter((report) => shown.has(release.reports.region[report]))
      .filter((report) => release.reports.year[report] >= from && release.reports.year[report] <= to);
    return {
      title,
      lead: t("coverage.lead", { ...context.scope(), from, to }),
      body: [
        tiles(context, places.filter((place) => place.counted === 0).length),
        legend(context),
        baogao.grid.render({ label: title, regions, years, cell, tip }, context),
      ],
      notes: [t("coverage.missingNote")],
      after: [rejects(context), warnings(context)],
      table: reportsTable(context, reports, keys),
    };
  }

  function stateOf(release, region, year) {
    const reports = release.reportsOf.get(`${region}.${year}`) ?? [];
    const duplicates = reports.filter((report) => release.isDuplicate(report)).length;
    return {
      counted: reports.length - duplicates,
      duplicates,
      damaged: reports.reduce((sum, report) => sum + release.reports.damaged[report], 0),
    };
  }

  function tiles(context, missing) {
    const { release, t } = context;
    const { about, reports } = release;
    const tile = (number, label, warn, of = "") =>
      element("li", { class: warn && number > 0 ? "warn" : null }, [element("strong", { text: integer(number) }), element("span", { text: t(label) + of })]);
    return element("ul", { class: "tiles" }, [
      tile(about.reports, "coverage.reports", false),
      tile(about.reports - about.duplicates, "coverage.counted", false),
      tile(about.duplicates, "coverage.duplicates", false),
      tile(about.rejects, "coverage.rejects", true),
      tile(reports.damaged.filter((sentences) => sentences > 0).length, "coverage.damaged", true, about.scope === null ? "" : ` (${t("onThisPage")})`),
      tile(missing, "coverage.missing", false),
    ]);
  }

  function legend({ t }) {
    const item = (kind, text, label, mark) =>
      element("li", {}, [
        element("span", { class: `swatch ${kind}`, "aria-hidden": "true", text }, mark ? [element("i", { class: mark })] : []),
        label,
      ]);
    return element("ul", { class: "legend" }, [
      item("present", "1", t("coverage.one")),
      item("several", "2", t("coverage.more")),
      item("present", "", t("coverage.duplicate"), "duplicate"),
      item("zero", "", t("coverage.onlyDuplicate"), "duplicate"),
      item("present", "", t("coverage.damage"), "damage"),
      item("missing", "", t("coverage.absent")),
    ]);
  }

  function reportsTable(context, reports, keys) {
    const { release, t } = context;
    const { id, region, year, title, date, path, sha256, sentences, damaged, chars } = release.reports;
    return {
      name: "reports",
      caption: t("coverage.reportTable"),
      columns: [
        { label: t("region"), kind: "text", chinese: true },
        { label: t("code"), kind: "text" },
        { label: t("year"), kind: "year" },
        { label: t("reportTitle"), kind: "text", chinese: true },
        { label: t("date"), kind: "text" },
        { label: t("file"), kind: "text", chinese: true },
        { label: t("sentences"), kind: "integer" },
        { label: t("damagedSentences"), kind: "integer" },
        { label: t("chars"), kind: "integer" },
        { label: t("duplicateOf"), kind: "text" },
        { label: t("reportId"), kind: "text" },
        { label: t("sha256"), kind: "text" },
      ],
      rows: reports.map((at) => [
        release.regions.name[region[at]],
        release.regions.code[region[at]],
        year[at],
        title[at],
        date[at],
        path[at],
        sentences[at],
        damaged[at],
        chars[at],
        release.isDuplicate(at) ? (release.originalId(at) ?? t("notOnPage")) : null,
        id[at],
        sha256[at],
      ]),
      link: (row) => ({ label: t("openEvidence"), open: keys.reports(region[reports[row]], year[reports[row]]) }),
    };
  }

  function rejects(context) {
    const { release, t } = context;
    const said = (key, otherwise) => (key in baogao.text.words.zh ? t(key) : otherwise);
    const table = {
      name: "rejects",
      caption: t("coverage.rejectsTitle"),
      columns: [
        { label: t("file"), kind: "text", chinese: true },
        { label: t("stage"), kind: "text" },
        { label: t("reason"), kind: "text" },
        { label: t("reasonCode"), kind: "text" },
      ],
      rows: release.rejects.path.map((path, row) => [
        path,
        said(`stageName.${release.rejects.stage[row]}`, release.rejects.stage[row]),
        said(`reject.${release.rejects.code[row]}`, release.rejects.reason[row]),
        release.rejects.code[row],
      ]),
    };
    const all = release.about.rejects;
    const note = table.rows.length < all ? t("coverage.someRejects", { n: integer(table.rows.length), total: integer(all) }) : null;
    return section(context, table, "coverage.noRejects", "csv-rejects", note);
  }

  function warnings(context) {
    const { release, t } = context;
    const table = {
      name: "warnings",
      caption: t("coverage.warningsTitle"),
      columns: ["check", "table", "observed", "expected"].map((key) => ({ label: t(key), kind: "text" })),
      rows: release.about.warnings.map((warning) => [warning.check_name, warning.table_name, warning.observed, warning.expected]),
    };
    return section(context, table, "coverage.noWarnings", "csv-warnings");
  }

  function section(context, table, none, id, note = null) {
    const empty = table.rows.length === 0;
    return element("section", {}, [
      element("div", { class: "view-head" }, [
        element("h3", { text: table.caption }),
        empty ? null : context.csvButton(table, id),
      ]),
      note === null ? null : element("p", { class: "note", text: note }),
      empty ? element("p", { class: "note", text: context.t(none) }) : baogao.tables.render(table, context),
    ]);
  }

  (baogao.views ??= {}).coverage = { filters: ["level", "parent", "from", "to"], render };
})((globalThis.baogao ??= {}));
