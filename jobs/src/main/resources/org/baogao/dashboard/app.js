"use strict";

/** Joins the page: reads the address, draws the filters, the view and the panel, and answers what the reader does. */
(function (baogao) {
  const { element, chinese, copy, download, say, hideTip } = baogao.dom;
  const { integer, releaseDay } = baogao.format;
  const { LEVELS, MOST_REGIONS, PEERS, AGAINST, SORTS, VIEWS } = baogao.state;
  const COLLATORS = { zh: new Intl.Collator("zh-Hans-CN"), en: new Intl.Collator("en") };
  const NARROW = matchMedia("(max-width: 700px)");

  /** Width of the paper's text in pixels, by which charts are drawn for print. */
  const PAPER = 1000;

  /**
   * What views and the panel work with.
   * @typedef {object} Context
   * @property {State} state
   * @property {Release} release
   * @property {(key: string, values?: object) => string} t what the page says for a key
   * @property {boolean} narrow whether the window is a phone's
   * @property {(key: string) => void} open shows something in the panel
   * @property {() => void} close closes the panel
   * @property {(changes: Record<string, string>) => void} change changes the address; an empty text forgets a key
   * @property {(changes: Record<string, string>) => string} addressWith the address with changes
   * @property {(work: () => void) => void} afterwards does something once the view is in the page
   * @property {(topic: number) => string} topicName in the reader's language
   * @property {(cluster: number) => string} clusterName its id and label
   * @property {() => readonly number[]} regions of the chosen level and region above
   * @property {() => {level: string, within: string, parent: string}} scope the same in words, for a sentence
   * @property {() => string} scopeName the same in words, for a label
   * @property {string} ofPage what is said behind "all regions of a level" where the page has only some of them
   * @property {(regions: readonly number[], years: number[], caption: string) => Table} sharesTable
   * @property {(table: Table, id: string) => HTMLElement} csvButton
   */

  /** @type {any} */
  let release;
  /** @type {any} */
  let state;
  let drawn = "";
  let drawnHash = "";
  let drawnPanel = "";
  /** The table of the view, null where it has none. @type {any} */
  let table = null;
  let tableDrawn = false;
  /** @type {HTMLElement|null} */
  let opener = null;
  /** What ends the text that flash() shows. */
  let flashing;

  async function start() {
    const notice = document.getElementById("notice");
    if (typeof DecompressionStream === "undefined") {
      return;
    }
    try {
      release = await baogao.release.unpack(document.getElementById("data").textContent);
    } catch (error) {
      notice.textContent = baogao.text.speaker("zh")("failed", { error: String(error) });
      throw error;
    }
    notice.remove();
    document.getElementById("data").remove();
    addEventListener("hashchange", () => {
      if (location.hash !== drawnHash) {
        draw();
      }
    });
    NARROW.addEventListener("change", redraw);
    addEventListener("resize", () => baogao.charts.resize());
    matchMedia("print").addEventListener("change", (event) => baogao.charts.resize(event.matches ? PAPER : undefined));
    addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        hideTip();
        if (state.open !== "") {
          close();
        }
      }
    });
    document.getElementById("language").addEventListener("click", () => change({ lang: state.lang === "zh" ? "en" : "zh" }));
    document.getElementById("copy-link").addEventListener("click", async () => {
      await copy(location.href.replace(/#.*/, "") + baogao.state.address(state, release));
      say(context().t("linkCopied"));
      flash(document.getElementById("copy-link"), context().t("copied"));
    });
    document.getElementById("skip").addEventListener("click", (event) => {
      event.preventDefault();
      document.getElementById("main").focus();
    });
    document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
    draw();
    document.body.classList.add("ready");
  }

  /** Shows a text on a button of the frame for a while. */
  function flash(button, text) {
    button.textContent = text;
    clearTimeout(flashing);
    flashing = setTimeout(() => (button.textContent = context().t(button.dataset.text)), 1500);
  }

  /** Changes the address, and with it what is shown. @param {Record<string, string>} changes */
  function change(changes) {
    location.hash = addressWith(changes);
    draw();
  }

  function addressWith(changes) {
    return baogao.state.changedAddress(baogao.state.address(state, release), changes);
  }

  function open(key) {
    opener = document.activeElement;
    change({ open: key });
    document.getElementById("panel-title")?.focus({ preventScroll: true });
  }

  function close() {
    change({ open: "" });
    if (opener?.isConnected) {
      opener.focus({ preventScroll: true });
    }
  }

  function redraw() {
    drawn = "";
    drawnPanel = "";
    draw();
  }

  /** Shows what the address says. What did not change stays as it is. */
  function draw() {
    drawnHash = location.hash;
    state = baogao.state.resolve(drawnHash, release);
    const now = context();
    const address = baogao.state.address({ ...state, open: "", table: false }, release);
    if (address !== drawn) {
      const focused = document.activeElement?.id;
      hideTip();
      drawFrame(now);
      showCurrentView();
      drawFilters(now);
      drawView(now);
      drawn = address;
      drawnPanel = "";
      if (focused) {
        document.getElementById(focused)?.focus({ preventScroll: true });
      }
    }
    drawTable(now);
    drawPanel(now);
  }

  /** @returns {Context & {later: (() => void)[]}} */
  function context() {
    const t = baogao.text.speaker(state.lang);
    const later = [];
    const isOfOneRegion = release.about.scope !== null && release.about.scope.region !== null;
    const ofPage = isOfOneRegion ? ` (${t("onThisPage")})` : "";
    const parent = state.parent === null ? ofPage : ` (${release.regions.name[state.parent]})`;
    return {
      state,
      release,
      t,
      narrow: NARROW.matches,
      open,
      close,
      change,
      addressWith,
      later,
      afterwards: (work) => later.push(work),
      topicName: (topic) => release.topics[state.lang][topic],
      clusterName: (cluster) => `${release.clusters.id[cluster]} ${release.clusters.label[cluster]}`,
      regions: () => release.regionsOf(state.level, state.parent),
      scope: () => ({
        level: t(`level.${state.level}`),
        within: t(`level.${state.level}`).toLowerCase(),
        parent,
      }),
      scopeName: () => t(`level.${state.level}`) + parent,
      ofPage,
      sharesTable: (regions, years, caption) => sharesTable(regions, years, caption, t),
      csvButton: (table, id) => csvButton(table, id, t),
    };
  }

  function drawFrame({ t }) {
    document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
    document.title = t("title");
    document.querySelectorAll("[data-text]").forEach((each) => (each.textContent = t(each.dataset.text)));
    document.querySelectorAll("[data-label]").forEach((each) => each.setAttribute("aria-label", t(each.dataset.label)));
    const language = document.getElementById("language");
    language.textContent = t("otherLanguage");
    language.lang = state.lang === "zh" ? "en" : "zh-CN";
    const about = release.about;
    const line = document.getElementById("release");
    line.textContent = t("releaseLine", {
      date: releaseDay(about.run_id),
      reports: integer(about.reports),
      counted: integer(about.reports - about.duplicates),
      regions: integer(about.regions),
      first: about.first_year,
      last: about.last_year,
    });
    line.title = t("releaseId", { id: about.run_id });
    drawScope(about.scope, t);
    document.getElementById("foot").textContent = `${t("foot")} ${t("releaseId", { id: about.run_id })}`;
    document.getElementById("views").replaceChildren(
      ...VIEWS.map((view) =>
        element("a", {
          href: addressWith({ view, open: "", table: "" }),
          id: `view-${view}`,
          "aria-current": view === state.view ? "page" : null,
          text: t(`view.${view}`),
        }),
      ),
    );
  }

  /** Says which part of the release the page has, where that is not all of it. */
  function drawScope(scope, t) {
    const line = document.getElementById("scope");
    line.hidden = scope === null;
    if (scope === null) {
      return;
    }
    const levels = scope.levels.map(({ level, from, to }) =>
      t("scope.level", { level: t(`level.${level}`), years: from === to ? from : `${from}–${to}` }),
    );
    const values = { n: integer(scope.region_years), of: integer(scope.of), levels: levels.join(t("scope.and")) };
    const region = release.regions.name[release.regionAt.get(scope.region)];
    line.replaceChildren(
      scope.region === null ? t("scope.part", values) : t("scope.region", { ...values, region }),
      ` ${t("scope.rest")} `,
      element("code", { text: baogao.evidence.regionCommand() }),
    );
  }

  /** On a narrow screen the view's own name may lie outside of the row of names. */
  function showCurrentView() {
    const row = document.getElementById("views");
    const current = row.querySelector("[aria-current]");
    row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  }

  function drawFilters(now) {
    const filters = baogao.views[state.view].filters.map((name) => FILTERS[name](now)).filter((each) => each !== null);
    document.getElementById("filters").replaceChildren(...filters);
  }

  /** @param {[string, string][]} options value and label */
  function select(name, options, value, { t }, changes = (chosen) => ({ [name]: chosen })) {
    const id = `filter-${name}`;
    const field = element(
      "select",
      { id, onchange: (event) => change(changes(event.target.value)) },
      options.map(([key, label]) => element("option", { value: key, text: label })),
    );
    field.value = value;
    return element("p", { class: `filter ${name}` }, [element("label", { for: id, text: t(`filter.${name}`) }), field]);
  }

  const sameNames = (keys, prefix, t) => keys.map((key) => [key, t(`${prefix}.${key}`)]);
  const code = (region) => release.regions.code[region];
  const regionOption = (region) => [code(region), release.regions.name[region]];
  const ALONE = { region: "", regions: "", year: "", open: "" };

  const FILTERS = {
    level: (now) => {
      const levels = LEVELS.filter((level) => release.regionsOf(level, null).length > 0);
      const changes = (level) => ({ ...ALONE, level, parent: "", from: "", to: "" });
      return select("level", sameNames(levels, "level", now.t), state.level, now, changes);
    },
    parent: (now) => {
      const parents = [...new Set(release.regionsOf(state.level, null).flatMap((region) => release.above(region)))].sort((a, b) => a - b);
      if (parents.length === 0) {
        return null;
      }
      const options = [["", now.t("all")], ...parents.map(regionOption)];
      return select("parent", options, state.parent === null ? "" : code(state.parent), now, (parent) => ({ ...ALONE, parent }));
    },
    topic: (now) =>
      select(
        "topic",
        release.topics.id
          .map((id, topic) => [id, release.topics[state.lang][topic]])
          .sort((a, b) => COLLATORS[state.lang].compare(a[1], b[1])),
        release.topics.id[state.topic],
        now,
        (topic) => ({ topic, open: "" }),
      ),
    section: (now) => select("section", sameNames(release.sections, "section", now.t), state.section, now, (section) => ({ section, open: "" })),
    from: (now) => select("from", yearOptions((year) => year <= state.to), String(state.from), now),
    to: (now) => select("to", yearOptions((year) => year >= state.from), String(state.to), now),
    sort: (now) => select("sort", sameNames(SORTS, "sort", now.t), state.sort, now),
    region: (now) =>
      select("region", release.regionsOf(state.level, state.parent).map(regionOption), code(state.region), now, (region) => ({ region, open: "" })),
    year: (now) =>
      select("year", [...release.years(state.region)].reverse().map((year) => [String(year), String(year)]), String(state.year), now, (year) => ({ year, open: "" })),
    peers: (now) => {
      const options = PEERS.map((key) => [key, now.t(`peers.${key}`) + (key === "level" ? now.ofPage : "")]);
      return select("peers", options, state.peers, now);
    },
    against: (now) => select("against", sameNames(AGAINST, "against", now.t), state.against, now),
    cluster: (now) =>
      select("cluster", release.clusters.id.map((id, cluster) => [id, now.clusterName(cluster)]), release.clusters.id[state.cluster], now, (cluster) => ({ cluster, open: "" })),
    regions: regionsFilter,
  };

  function yearOptions(possible) {
    return release.yearsWithReports(state.level, state.parent).filter(possible).map((year) => [String(year), String(year)]);
  }

  function regionsFilter(now) {
    const { t } = now;
    const chosen = state.regions;
    const chips = chosen.map((region, index) =>
      element("li", { style: `--chip:${baogao.charts.SERIES[index].color}` }, [
        chinese("span", release.regions.name[region]),
        chosen.length > 1
          ? element("button", {
              type: "button",
              "aria-label": t("removeRegion", { name: release.regions.name[region] }),
              text: "✕",
              onclick: () => {
                change({ regions: chosen.filter((each) => each !== region).map(code).join(",") });
                document.getElementById("filter-regions")?.focus({ preventScroll: true });
              },
            })
          : null,
      ]),
    );
    const others = release.regionsOf(state.level, state.parent).filter((region) => !chosen.includes(region));
    const add = element(
      "select",
      {
        id: "filter-regions",
        disabled: chosen.length >= MOST_REGIONS || others.length === 0 ? "" : null,
        onchange: (event) => change({ regions: [...chosen.map(code), event.target.value].join(",") }),
      },
      [["", chosen.length >= MOST_REGIONS ? t("tooManyRegions", { n: MOST_REGIONS }) : t("addRegion")], ...others.map(regionOption)].map(([key, label]) =>
        element("option", { value: key, text: label }),
      ),
    );
    return element("div", { class: "filter regions" }, [
      element("label", { for: "filter-regions", text: t("filter.regions") }),
      element("div", { class: "chosen-regions" }, [element("ul", { class: "chips" }, chips), add]),
    ]);
  }

  function drawView(now) {
    baogao.charts.clear();
    tableDrawn = false;
    const view = baogao.views[state.view].render(now);
    table = view.table;
    const { t } = now;
    const heading = element("div", { class: "view-head" }, [
      element("h2", { text: view.title }),
      view.table
        ? element("div", { class: "actions" }, [
            element("button", {
              type: "button",
              id: "toggle-table",
              onclick: () => change({ table: state.table ? "" : "1" }),
            }),
            csvButton(view.table, "csv", t),
          ])
        : null,
    ]);
    document.getElementById("view").replaceChildren(
      heading,
      element("p", { class: "lead", text: view.lead }),
      ...(view.body ?? []),
      ...(view.chart ? [baogao.charts.render(view.chart, now)] : []),
      element("div", { class: "notes" }, view.notes.map((note) => element("p", { text: note }))),
      element("section", { id: "table", "aria-label": view.table?.caption ?? null, hidden: "" }),
      ...(view.after ?? []),
    );
    now.later.splice(0).forEach((work) => work());
  }

  /** Shows or hides the table below the view, which stays as it is. */
  function drawTable(now) {
    if (table === null) {
      return;
    }
    const button = document.getElementById("toggle-table");
    button.setAttribute("aria-expanded", String(state.table));
    button.textContent = now.t(state.table ? "hideTable" : "showTable");
    const place = document.getElementById("table");
    if (state.table && !tableDrawn) {
      place.replaceChildren(baogao.tables.render(table, now));
      tableDrawn = true;
    }
    place.hidden = !state.table;
  }

  function csvButton(table, id, t) {
    return element("button", {
      type: "button",
      id,
      text: t("csv"),
      onclick: () => {
        const name = `baogao-${table.name}.csv`;
        download(name, baogao.tables.csv(table));
        say(t("csvDone", { name, n: integer(table.rows.length) }));
      },
    });
  }

  /** Shares of the chosen topic and section as a table: one row per region and year with a report. */
  function sharesTable(regions, years, caption, t) {
    const { topic, section } = state;
    const keys = baogao.evidence.keys(release);
    const cells = regions.flatMap((region) => years.map((year) => release.cell(region, year)).filter((cell) => cell !== null));
    return {
      name: `shares-${release.topics.id[topic]}-${section}-${state.level}`,
      caption,
      columns: [
        { label: t("region"), kind: "text", chinese: true },
        { label: t("code"), kind: "text" },
        { label: t("year"), kind: "year" },
        { label: t("topic"), kind: "text" },
        { label: t("section"), kind: "text" },
        { label: t("share"), kind: "share" },
        { label: t("low"), kind: "share" },
        { label: t("high"), kind: "share" },
        { label: t("chars"), kind: "integer" },
        { label: t("sentencesAll"), kind: "integer" },
        { label: t("change"), kind: "points" },
        { label: t("significant"), kind: "text" },
        { label: t("q"), kind: "q" },
      ],
      rows: cells.map((cell) => {
        const interval = release.interval(cell, topic, section);
        const change = release.change(cell, topic, section);
        const significant = section === "all" ? release.significant(cell, topic) : null;
        return [
          release.regions.name[release.cells.region[cell]],
          release.regions.code[release.cells.region[cell]],
          release.cells.year[cell],
          release.topics[state.lang][topic],
          t(`section.${section}`),
          release.share(cell, topic, section),
          interval?.low ?? null,
          interval?.high ?? null,
          release.chars(cell, topic, section),
          release.sentences(cell, topic),
          change,
          change === null || section !== "all" ? null : t(significant ? "yes" : "no"),
          significant?.q ?? null,
        ];
      }),
      link: (row) => ({
        label: t("openSentences", { n: integer(release.sentences(cells[row], topic)) }),
        open: keys.share(release.cells.region[cells[row]], release.cells.year[cells[row]], section, topic),
      }),
    };
  }

  function drawPanel(now) {
    const panel = document.getElementById("panel");
    const key = `${state.lang} ${state.open}`;
    if (key === drawnPanel) {
      return;
    }
    drawnPanel = key;
    const content = state.open === "" ? null : baogao.evidence.render(state.open, now);
    const resized = panel.hidden !== (content === null);
    panel.hidden = content === null;
    document.body.classList.toggle("with-panel", content !== null);
    // On a phone the panel covers all, so nothing behind it may take the focus.
    for (const part of document.querySelectorAll("header, nav, .filters, main, footer")) {
      part.inert = content !== null && NARROW.matches;
    }
    panel.replaceChildren(...(content ?? []));
    panel.scrollTop = 0;
    if (resized) {
      baogao.charts.resize();
    }
  }

  baogao.app = { start, change, state: () => state, release: () => release };
  start();
})((globalThis.baogao ??= {}));
