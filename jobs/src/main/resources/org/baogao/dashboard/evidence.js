"use strict";

/**
 * The panel that shows what lies behind a number: its figures, its sentences with their place in the
 * source file, and the command that lists all of them. What it shows is one text, kept in the address:
 * kind.region code.year.rest.
 */
(function (baogao) {
  const { element, chinese, copy, say } = baogao.dom;
  const { integer, percent, signedPoints, qValue } = baogao.format;
  const UNSURE = 0.5;

  const NOT_COUNTED = "r.duplicate_of IS NULL AND NOT s.damaged";

  /** Makes the texts that name what the panel shows. */
  function keys(release) {
    const place = (region, year) => `${release.regions.code[region]}.${year}`;
    return {
      share: (region, year, section, topic) => `share.${place(region, year)}.${section}.${release.topics.id[topic]}`,
      reports: (region, year) => `reports.${place(region, year)}`,
      word: (region, year, term) => `word.${place(region, year)}.${release.terms[term]}`,
      cluster: (region, year, cluster) => `cluster.${place(region, year)}.${release.clusters.id[cluster]}`,
    };
  }

  /**
   * @param {string} key what keys() made
   * @param {Context} context
   * @returns {Node[]|null} the panel's content; null where the key names nothing of this release
   */
  function render(key, context) {
    const [kind, code, yearText, ...rest] = key.split(".");
    const { release } = context;
    const region = release.regionAt.get(code);
    const year = Number(yearText);
    if (region === undefined || !Number.isInteger(year)) {
      return null;
    }
    const cell = release.cell(region, year);
    const what = { region, year, cell, context };
    switch (kind) {
      case "share": {
        const [section, ...topicId] = rest;
        const topic = release.topicAt.get(topicId.join("."));
        return topic === undefined || !release.sections.includes(section) ? null : sharePanel({ ...what, section, topic });
      }
      case "reports":
        return reportsPanel(what);
      case "word":
        return wordPanel({ ...what, term: rest.join(".") });
      case "cluster": {
        const cluster = release.clusterAt.get(rest.join("."));
        return cluster === undefined ? null : clusterPanel({ ...what, cluster });
      }
      default:
        return null;
    }
  }

  function sharePanel({ region, year, cell, section, topic, context }) {
    const { t, release } = context;
    const name = release.regions.name[region];
    const title = t("panel.share", { topic: context.topicName(topic), region: name, year });
    if (cell === null) {
      return [head(title, context), missing(region, year, context)];
    }
    const evidence = release.evidenceFor(cell, topic);
    const shown = section === "all" ? evidence : evidence.filter((row) => release.sections[release.evidence.section[row]] === section);
    const all = release.sentences(cell, topic);
    let note;
    if (release.chars(cell, topic, section) === null) {
      note = t("noSection");
    } else if (release.chars(cell, topic, section) === 0) {
      note = t("panel.zero");
    } else if (shown.length === 0) {
      note = t("panel.noneHere");
    } else if (section !== "all") {
      note = t("panel.sectionShown", { n: shown.length });
    } else if (shown.length === all) {
      note = t("panel.allShown", { n: all });
    } else {
      note = t("panel.someShown", { n: shown.length, total: integer(all) });
    }
    return [
      head(title, context),
      figures([...shareLines(context, cell, topic, section), ...(section === "all" ? partLines(context, cell, topic) : [])], context),
      element("p", { class: "definition" }, [chinese("span", release.topics.definition[topic])]),
      element("h3", { text: t("panel.sentences") }),
      element("p", { class: "note", text: note }),
      ...sentences(shown, context, null),
      command(
        `SELECT r.title, r.source_path, s.section, s.stance, s.sentence_no, s.begin_offset, s.end_offset, s.primary_probability, s.text ` +
          `FROM sentences s JOIN reports r USING (report_id) ` +
          `WHERE r.region_code = ${quoted(release.regions.code[region])} AND r.year = ${year} AND ${NOT_COUNTED} ` +
          `AND ${section === "all" ? "s.section <> 'appendix'" : `s.section = ${quoted(section)}`} ` +
          `AND s.primary_topic = ${quoted(release.topics.id[topic])} ORDER BY s.report_id, s.sentence_no`,
        context,
      ),
      links(region, year, topic, context),
    ];
  }

  /**
   * What a share says, line by line; the first one is the share.
   * @returns {{label: string, value: string}[]}
   */
  function shareLines(context, cell, topic, section) {
    const { t, release } = context;
    const share = release.share(cell, topic, section);
    if (share === null) {
      return [{ label: t("share"), value: t("noSection") }];
    }
    const interval = release.interval(cell, topic, section);
    const change = release.change(cell, topic, section);
    const significant = section === "all" ? release.significant(cell, topic) : null;
    const lines = [
      { label: `${t("share")} (${t(`section.${section}`)})`, value: percent(share, 2) },
      {
        label: t("interval"),
        value: interval === null ? t("noInterval") : `${percent(interval.low, 2)} – ${percent(interval.high, 2)}`,
      },
      {
        label: t("chars"),
        value: t("charsOf", { n: integer(release.chars(cell, topic, section)), total: integer(release.total(cell, section)) }),
      },
      { label: t("sentencesAll"), value: integer(release.sentences(cell, topic)) },
    ];
    if (change !== null) {
      const tested = section === "all" ? `, ${significant ? t("isSignificant", { q: qValue(significant.q) }) : t("notSignificant")}` : "";
      lines.push({ label: t("change"), value: t("points", { n: signedPoints(change) }) + tested });
    } else {
      const { region, year } = release.cells;
      lines.push({ label: t("change"), value: t(release.lacks(region[cell], year[cell] - 1) ? "vsNotHere" : "vsNone") });
    }
    return lines;
  }

  /** The topic's shares of the review and of the plan, where the report has them. */
  function partLines({ t, release }, cell, topic) {
    return ["review", "plan"]
      .filter((section) => release.share(cell, topic, section) !== null)
      .map((section) => {
        const interval = release.interval(cell, topic, section);
        const range = interval === null ? "" : ` (${percent(interval.low, 2)} – ${percent(interval.high, 2)})`;
        return { label: `${t("share")} (${t(`section.${section}`)})`, value: percent(release.share(cell, topic, section), 2) + range };
      });
  }

  /** The lines of a tooltip of a share. */
  function shareTip(context, region, year, section, topic) {
    const { t, release } = context;
    const title = `${release.regions.name[region]} ${t("yearLabel", { year })} · ${context.topicName(topic)}`;
    const cell = release.cell(region, year);
    if (cell === null) {
      return [title, t("noReport")];
    }
    return [title, ...shareLines(context, cell, topic, section).map(({ label, value }) => `${label}: ${value}`)];
  }

  function reportsPanel({ region, year, cell, context }) {
    const { t, release } = context;
    const name = release.regions.name[region];
    const reports = release.reportsOf.get(`${region}.${year}`) ?? [];
    const content = [head(t("panel.reports", { region: name, year }), context)];
    if (reports.length === 0) {
      return [...content, missing(region, year, context)];
    }
    for (const report of reports) {
      const damaged = release.reports.damaged[report];
      content.push(
        element("section", { class: "report" }, [
          element("h3", { lang: "zh-CN", text: release.reports.title[report] ?? t("untitled") }),
          release.isDuplicate(report) ? element("p", { class: "warn", text: t("panel.duplicate", { id: release.originalId(report) ?? t("notOnPage") }) }) : null,
          damaged > 0 ? element("p", { class: "warn", text: t("panel.damaged", { n: integer(damaged) }) }) : null,
          pairs([
            [t("file"), release.reports.path[report]],
            [t("date"), release.reports.date[report] ?? "–"],
            [t("sentences"), integer(release.reports.sentences[report])],
            [t("chars"), integer(release.reports.chars[report])],
            [t("reportId"), release.reports.id[report]],
            [t("sha256"), release.reports.sha256[report]],
          ]),
        ]),
      );
    }
    content.push(
      command(
        `SELECT r.title, r.source_path, s.section, s.stance, s.sentence_no, s.begin_offset, s.end_offset, s.damaged, s.text ` +
          `FROM sentences s JOIN reports r USING (report_id) ` +
          `WHERE r.region_code = ${quoted(release.regions.code[region])} AND r.year = ${year} ORDER BY s.report_id, s.sentence_no`,
        context,
      ),
    );
    if (cell !== null) {
      content.push(links(region, year, null, context));
    }
    return content;
  }

  function wordPanel({ region, year, cell, term, context }) {
    const { t, release } = context;
    const name = release.regions.name[region];
    const title = t("panel.word", { term, region: name, year });
    if (cell === null) {
      return [head(title, context), missing(region, year, context)];
    }
    const row = (release.termsOfCell.get(cell) ?? []).find((each) => release.terms[release.topTerms.term[each]] === term);
    if (row === undefined) {
      return null;
    }
    const having = [...new Set(release.evidenceOfCell.get(cell) ?? [])]
      .filter((each) => release.evidence.text[each].toLowerCase().includes(term.toLowerCase()))
      .sort((a, b) => release.evidence.report[a] - release.evidence.report[b] || release.evidence.no[a] - release.evidence.no[b]);
    const tops = release.topTerms;
    const measured = (value) => (value === null ? "–" : baogao.format.measure(value));
    return [
      head(title, context),
      figures(
        [
          { label: t("tf"), value: integer(tops.tf[row]) },
          { label: t("tfidf"), value: measured(tops.tfidf[row]) },
          { label: t("z"), value: measured(tops.z[row]) },
          { label: t("zPast"), value: measured(tops.z_past[row]) },
        ],
        context,
      ),
      element("h3", { text: t("panel.sentences") }),
      element("p", { class: "note", text: t("panel.wordShown", { n: having.length, tf: integer(tops.tf[row]) }) }),
      ...sentences(having, context, term),
      command(
        `SELECT r.title, r.source_path, s.section, s.stance, s.sentence_no, s.begin_offset, s.end_offset, s.text ` +
          `FROM sentences s JOIN reports r USING (report_id) ` +
          `WHERE r.region_code = ${quoted(release.regions.code[region])} AND r.year = ${year} AND ${NOT_COUNTED} ` +
          `AND s.section <> 'appendix' AND contains(lower(s.text), lower(${quoted(term)})) ORDER BY s.report_id, s.sentence_no`,
        context,
      ),
      links(region, year, null, context),
    ];
  }

  function clusterPanel({ region, year, cell, cluster, context }) {
    const { t, release } = context;
    const name = release.regions.name[region];
    const title = t("panel.cluster", { label: context.clusterName(cluster), region: name, year });
    if (cell === null) {
      return [head(title, context), missing(region, year, context)];
    }
    return [
      head(title, context),
      figures([{ label: t("share"), value: percent(release.clusterShare(cell, cluster), 2) }], context),
      element("p", { class: "note", text: t("panel.clusterNote") }),
      command(
        `SELECT r.title, r.source_path, p.passage_no, p.similarity, s.section, s.sentence_no, s.begin_offset, s.end_offset, s.text ` +
          `FROM passages p JOIN reports r USING (report_id) JOIN sentences s ON s.report_id = p.report_id ` +
          `AND s.sentence_no BETWEEN p.first_sentence_no AND p.last_sentence_no ` +
          `WHERE r.region_code = ${quoted(release.regions.code[region])} AND r.year = ${year} AND ${NOT_COUNTED} ` +
          `AND p.cluster_id = ${quoted(release.clusters.id[cluster])} ORDER BY s.report_id, s.sentence_no`,
        context,
      ),
      links(region, year, null, context),
    ];
  }

  function head(title, context) {
    return element("div", { class: "panel-head" }, [
      element("h2", { id: "panel-title", tabindex: "-1", text: title }),
      element("button", { type: "button", class: "close", "aria-label": context.t("panel.close"), text: "✕", onclick: () => context.close() }),
    ]);
  }

  function missing(region, year, { t, release }) {
    const key = release.lacks(region, year) ? "panel.notHere" : "panel.missing";
    return element("p", { class: "note", text: t(key, { region: release.regions.name[region], year }) });
  }

  function figures(lines, context) {
    return element(
      "dl",
      { class: "figures", "aria-label": context.t("panel.figures") },
      lines.flatMap(({ label, value }) => [element("dt", { text: label }), element("dd", { text: value })]),
    );
  }

  function pairs(lines) {
    return element(
      "dl",
      { class: "pairs" },
      lines.flatMap(([label, value]) => [element("dt", { text: label }), element("dd", { text: value })]),
    );
  }

  /** The sentences of evidence rows, under the report that they are from. */
  function sentences(rows, context, term) {
    const { t, release } = context;
    const { evidence, reports } = release;
    const content = [];
    let last = null;
    let list = null;
    for (const row of rows) {
      const report = evidence.report[row];
      if (report !== last) {
        list = element("ol", { class: "sentences" });
        content.push(
          element("section", { class: "report" }, [
            element("h4", { lang: "zh-CN", text: reports.title[report] ?? t("untitled") }),
            element("p", { class: "source" }, [`${t("file")}: `, chinese("code", reports.path[report])]),
            list,
          ]),
        );
        last = report;
      }
      const probability = evidence.probability[row];
      list.append(
        element("li", {}, [
          quote(evidence.text[row], term),
          element("p", { class: "place" }, [
            element("span", { class: "tag", text: t(`section.${release.sections[evidence.section[row]]}`) }),
            element("span", { class: `tag stance-${evidence.stance[row]}`, text: t(`stance.${evidence.stance[row]}`) }),
            element("span", { title: t("panel.sentenceNoHint"), text: t("panel.sentenceNo", { n: evidence.no[row] }) }),
            element("span", {
              title: t("panel.charactersHint"),
              text: t("panel.characters", { begin: evidence.begin[row], end: evidence.end[row] }),
            }),
            element("span", {
              class: probability < UNSURE ? "unsure" : null,
              text: t("panel.sure", { p: probability.toFixed(2) }) + (probability < UNSURE ? `: ${t("panel.unsure")}` : ""),
            }),
          ]),
        ]),
      );
    }
    return content;
  }

  function quote(text, term) {
    const at = term === null ? -1 : text.toLowerCase().indexOf(term.toLowerCase());
    const parts =
      at < 0 ? [text] : [text.slice(0, at), element("mark", { text: text.slice(at, at + term.length) }), text.slice(at + term.length)];
    return element("blockquote", { lang: "zh-CN" }, parts);
  }

  /** A text of SQL, in quotes. */
  function quoted(text) {
    return `'${text.replaceAll("'", "''")}'`;
  }

  /** The output directory that the page lies in; null where it was moved out of its release. */
  function outputDirectory(address) {
    const found = /^(.*)\/(?:current|releases\/[^/]+)\/dashboard\/[^/]*$/.exec(decodeURIComponent(address.pathname));
    return address.protocol === "file:" && found ? found[1].replace(/^\/([A-Za-z]:)/, "$1") : null;
  }

  /** A word of a shell's command line. */
  function shellWord(text) {
    return /^[\w\/.:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  }

  /** The command that makes a page of one region. */
  function regionCommand() {
    return `bin/baogao dashboard --output ${shellWord(outputDirectory(location) ?? "DIR")} --region CODE`;
  }

  function command(sql, context) {
    const { t, release } = context;
    const directory = outputDirectory(location);
    const line = `bin/baogao sql --output ${shellWord(directory ?? "DIR")} "${sql.replace(/[\\"$`]/g, "\\$&")}"`;
    return element("section", { class: "command" }, [
      element("h3", { text: t("panel.command") }),
      element("pre", { tabindex: "0" }, [element("code", { text: line })]),
      element("button", {
        type: "button",
        text: t("panel.copy"),
        onclick: async () => {
          await copy(line);
          say(t("copied"));
        },
      }),
      element("p", {
        class: "note",
        text: (directory === null ? t("panel.directory") + " " : "") + t("panel.commandNote", { id: release.about.run_id }),
      }),
    ]);
  }

  /** Ways from here to other views of the same region, year and topic. */
  function links(region, year, topic, context) {
    const { t, release } = context;
    const code = release.regions.code[region];
    const level = release.regions.level[region];
    const to = (view, changes) =>
      element("a", { href: context.addressWith({ view, open: "", region: code, year: String(year), level, ...changes }), text: t(`panel.${LINKS[view]}`) });
    return element("p", { class: "links" }, [
      element("span", { text: t("jumpTo") }),
      to("profile", {}),
      to("plan", {}),
      to("words", {}),
      topic === null ? null : to("trend", { topic: release.topics.id[topic] }),
    ]);
  }

  const LINKS = { profile: "toProfile", plan: "toPlan", words: "toWords", trend: "toTrend" };

  baogao.evidence = { keys, render, shareTip, shareLines, outputDirectory, shellWord, regionCommand };
})((globalThis.baogao ??= {}));
