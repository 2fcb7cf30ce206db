"use strict";

/**
 * What the reader looks at. It is kept in the address behind the #, so that a view can be shared and the
 * back button works. Whatever the address says, resolve() gives a state that the release can show.
 */
(function (baogao) {
  const VIEWS = ["topics", "trend", "profile", "plan", "words", "clusters", "coverage"];
  const LEVELS = ["nation", "province", "city", "district"];
  const SORTS = ["code", "latest", "mean"];
  const PEERS = ["auto", "parent", "level"];
  const AGAINST = ["same", "before"];
  const MOST_REGIONS = 8;

  /** How many regions and years are compared, and how many years shown, where the address is silent. */
  const FIRST_REGIONS = 4;
  const FIRST_YEARS = 12;

  /** Topics with less than this on average don't open the page. */
  const LEAST_MEAN_SHARE = 0.01;

  /**
   * @typedef {object} State
   * @property {"zh"|"en"} lang
   * @property {string} view one of VIEWS
   * @property {string} level one of LEVELS
   * @property {number|null} parent region above all that are shown, null for no limit
   * @property {number} from first year shown
   * @property {number} to last year shown
   * @property {number} topic
   * @property {string} section one of the release's sections
   * @property {string} sort one of SORTS
   * @property {number[]} regions that are compared
   * @property {number} region that is looked at alone
   * @property {number} year that is looked at alone; the region has a report of it
   * @property {string} peers one of PEERS
   * @property {string} against one of AGAINST
   * @property {number} cluster
   * @property {boolean} table whether the table is shown
   * @property {string} open what the evidence panel shows, empty where it is closed
   */

  /**
   * @param {string} hash the address behind the #
   * @param {Release} release
   * @returns {State}
   */
  function resolve(hash, release) {
    const asked = new URLSearchParams(hash.replace(/^#/, ""));
    const said = (key) => asked.get(key) ?? "";
    const choice = (key, allowed, otherwise) => (allowed.includes(said(key)) ? said(key) : otherwise);
    const regionSaid = (key) => release.regionAt.get(said(key)) ?? null;

    const view = choice("view", VIEWS, "topics");
    let region = regionSaid("region");
    if (region !== null && !release.cellsOfRegion.has(region)) {
      region = null;
    }
    const levels = LEVELS.filter((level) => release.regionsOf(level, null).length > 0);
    let level = choice("level", levels, fullestLevel(release, levels));
    if (region !== null && ["profile", "plan", "words"].includes(view)) {
      level = release.regions.level[region];
    }
    let parent = regionSaid("parent");
    if (parent !== null && release.regionsOf(level, parent).length === 0) {
      parent = null;
    }
    let shown = release.regionsOf(level, parent);
    if (region !== null && release.regions.level[region] === level && !shown.includes(region)) {
      parent = null;
      shown = release.regionsOf(level, null);
    }
    if (region === null || !shown.includes(region)) {
      region = fullest(release, shown)[0];
    }

    const years = release.yearsWithReports(level, parent);
    const last = years[years.length - 1];
    const yearSaid = (key, otherwise) => (/^\d{4}$/.test(said(key)) ? Number(said(key)) : otherwise);
    const to = Math.min(Math.max(yearSaid("to", last), years[0]), last);
    const from = Math.min(Math.max(yearSaid("from", to - FIRST_YEARS + 1), years[0]), to);

    const ownYears = release.years(region);
    const year = ownYears.includes(yearSaid("year", -1)) ? yearSaid("year", -1) : ownYears[ownYears.length - 1];

    const compared = said("regions")
      .split(",")
      .map((code) => release.regionAt.get(code))
      .filter((each) => each !== undefined && release.cellsOfRegion.has(each));
    const regions = [...new Set(compared)].slice(0, MOST_REGIONS);

    return {
      lang: asked.get("lang") === "en" ? "en" : "zh",
      view,
      level,
      parent,
      from,
      to,
      topic: release.topicAt.get(said("topic")) ?? firstTopic(release, shown),
      section: choice("section", release.sections, release.sections[0]),
      sort: choice("sort", SORTS, "code"),
      regions: regions.length > 0 ? regions : fullest(release, shown).slice(0, FIRST_REGIONS).sort((a, b) => a - b),
      region,
      year,
      peers: choice("peers", PEERS, "auto"),
      against: choice("against", AGAINST, "same"),
      cluster: release.clusterAt.get(said("cluster")) ?? (release.clusterCount > 1 ? 1 : 0),
      table: asked.get("table") === "1",
      open: said("open"),
    };
  }

  /** The level with the most region-years; ties go to the higher one. */
  function fullestLevel(release, levels) {
    const counts = levels.map((level) =>
      release.regionsOf(level, null).reduce((sum, region) => sum + release.years(region).length, 0),
    );
    return levels[counts.indexOf(Math.max(...counts))];
  }

  /** Regions with the most years first, ties by code. */
  function fullest(release, regions) {
    return [...regions].sort(
      (a, b) => release.years(b).length - release.years(a).length || a - b,
    );
  }

  /**
   * The topic with the most significant changes among the regions. Where nothing changed significantly, the
   * one in which they differ most: the largest variation of the share against its mean, of topics that are
   * not marginal.
   */
  function firstTopic(release, regions) {
    const cells = regions.flatMap((region) => release.years(region).map((year) => release.cell(region, year)));
    const topics = release.topics.id.map((_, topic) => topic);
    const changes = topics.map((topic) => cells.filter((cell) => release.significant(cell, topic) !== null).length);
    if (Math.max(...changes) > 0) {
      return changes.indexOf(Math.max(...changes));
    }
    const variation = topics.map((topic) => {
      const shares = cells.map((cell) => release.share(cell, topic, "all"));
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / shares.length;
      return mean < LEAST_MEAN_SHARE ? 0 : Math.sqrt(variance) / mean;
    });
    return variation.indexOf(Math.max(...variation));
  }

  /**
   * @param {State} state
   * @param {Release} release
   * @returns {string} the address behind the # that gives this state again, in later releases too
   */
  function address(state, release) {
    const code = (region) => release.regions.code[region];
    const said = new URLSearchParams();
    said.set("view", state.view);
    said.set("lang", state.lang);
    said.set("level", state.level);
    if (state.parent !== null) {
      said.set("parent", code(state.parent));
    }
    said.set("from", String(state.from));
    said.set("to", String(state.to));
    said.set("topic", release.topics.id[state.topic]);
    said.set("section", state.section);
    said.set("sort", state.sort);
    said.set("regions", state.regions.map(code).join(","));
    said.set("region", code(state.region));
    said.set("year", String(state.year));
    said.set("peers", state.peers);
    said.set("against", state.against);
    said.set("cluster", release.clusters.id[state.cluster]);
    if (state.table) {
      said.set("table", "1");
    }
    if (state.open !== "") {
      said.set("open", state.open);
    }
    return "#" + said.toString().replaceAll("%2C", ",");
  }

  /**
   * @param {string} hash
   * @param {Record<string, string>} changes what to set; an empty text forgets the key
   * @returns {string} the address with the changes
   */
  function changedAddress(hash, changes) {
    const asked = new URLSearchParams(hash.replace(/^#/, ""));
    for (const [key, value] of Object.entries(changes)) {
      if (value === "") {
        asked.delete(key);
      } else {
        asked.set(key, value);
      }
    }
    return "#" + asked.toString();
  }

  baogao.state = { VIEWS, LEVELS, SORTS, PEERS, AGAINST, MOST_REGIONS, resolve, address, changedAddress };
})((globalThis.baogao ??= {}));
