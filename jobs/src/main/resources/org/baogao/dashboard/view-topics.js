"use strict";

/** One topic's share by region and year, as a heat map. */
(function (baogao) {
  const { element } = baogao.dom;
  const { quantile } = baogao.release;

  /** Steps of the scale that read well, as parts of 1. */
  const STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1];
  const CLASSES = 7;

  /** The last class begins where so many of the shares lie below it. */
  const MOST_BELOW = 0.95;

  function render(context) {
    const { state, release, t } = context;
    const { topic, section, from, to } = state;
    const years = range(from, to);
    const regions = sorted(context, years);
    const keys = baogao.evidence.keys(release);
    const shares = [];
    let changes = 0;
    for (const region of regions) {
      for (const year of years) {
        const cell = release.cell(region, year);
        const share = cell === null ? null : release.share(cell, topic, section);
        if (share !== null) {
          shares.push(share);
          changes += section === "all" && release.significant(cell, topic) ? 1 : 0;
        }
      }
    }
    const step = stepFor(shares);

    const cell = (region, year) => {
      const at = release.cell(region, year);
      if (at === null) {
        return { text: "", kind: "missing", open: keys.reports(region, year) };
      }
      const open = keys.share(region, year, section, topic);
      const share = release.share(at, topic, section);
      if (share === null) {
        return { text: "", kind: "no-section", open };
      }
      if (share === 0) {
        return { text: "0", kind: "zero", open };
      }
      const significant = section === "all" ? release.significant(at, topic) : null;
      return {
        text: share < 0.0005 ? "<0.1" : (share * 100).toFixed(1),
        kind: `heat-${Math.min(Math.floor(share / step), CLASSES - 1)}`,
        marks: significant ? [significant.change > 0 ? "up" : "down"] : [],
        open,
      };
    };
    const sectionName = t(`section.${section}`);
    const title =
      section === "all"
        ? t("topics.titleAll", { topic: context.topicName(topic) })
        : t("topics.title", { topic: context.topicName(topic), section: sectionName });
    return {
      title,
      lead: t("topics.lead", { ...context.scope(), from, to, section: sectionName }),
      body: [
        legend(context, step),
        baogao.grid.render(
          { label: title, regions, years, cell, tip: (region, year) => baogao.evidence.shareTip(context, region, year, section, topic) },
          context,
        ),
      ],
      notes: [section !== "all" ? t("topics.onlyAll") : changes > 0 ? t("topics.mark") : t("topics.noMarks")],
      table: context.sharesTable(regions, years, title),
    };
  }

  function range(from, to) {
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  }

  function sorted(context, years) {
    const { state, release } = context;
    const regions = context.regions().filter((region) => years.some((year) => release.cell(region, year) !== null));
    if (state.sort === "code") {
      return regions;
    }
    const weight = new Map(
      regions.map((region) => {
        const shares = years
          .map((year) => release.cell(region, year))
          .map((cell) => (cell === null ? null : release.share(cell, state.topic, state.section)))
          .filter((share) => share !== null);
        const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
        return [region, shares.length === 0 ? -1 : state.sort === "latest" ? shares[shares.length - 1] : mean];
      }),
    );
    return [...regions].sort((a, b) => weight.get(b) - weight.get(a) || a - b);
  }

  function stepFor(shares) {
    const most = quantile(shares, MOST_BELOW) ?? 0;
    return STEPS.find((step) => step * (CLASSES - 1) >= most) ?? STEPS[STEPS.length - 1];
  }

  function legend({ t }, step) {
    const percent = (share) => String(Math.round(share * 1000) / 10);
    const classes = Array.from({ length: CLASSES }, (_, index) => {
      const low = percent(index * step);
      return item(`heat-${index}`, index === CLASSES - 1 ? t("atLeast", { n: low }) : `${low}–${percent((index + 1) * step)}`);
    });
    return element("ul", { class: "legend heat-legend" }, [
      element("li", { text: t("percentUnit") }),
      item("zero", t("legendZero")),
      ...classes,
      item("missing", t("legendMissing")),
      item("no-section", t("legendNoSection")),
      element("li", {}, [element("span", { class: "mark change", "aria-hidden": "true", text: "▲" }), t("legendUp")]),
      element("li", {}, [element("span", { class: "mark change", "aria-hidden": "true", text: "▼" }), t("legendDown")]),
    ]);
  }

  function item(kind, label) {
    return element("li", {}, [element("span", { class: `swatch ${kind}`, "aria-hidden": "true" }), label]);
  }

  (baogao.views ??= {}).topics = { filters: ["level", "parent", "topic", "section", "from", "to", "sort"], render };
})((globalThis.baogao ??= {}));
