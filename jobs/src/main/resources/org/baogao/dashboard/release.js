"use strict";

/**
 * The data of one release, as the page asks for it. Shares are those of the table topic_shares: whole
 * numbers of characters divided by whole numbers of characters, so they equal the table to the bit.
 */
(function (baogao) {
  /** A number that is not there in the payload's arrays of whole numbers. */
  const NONE = -1;

  /** The duplicate of a report that is not on the page. */
  const ELSEWHERE = -2;

  /** Intervals and cluster shares are kept in units of 0.01 %. */
  const UNITS = 10_000;

  /** @param {string} base64 of gzip of UTF-8 JSON */
  async function unpack(base64) {
    const stream = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Release(await new Response(stream).json());
  }

  /** A plain loop, as millions of calls of a function take seconds. */
  function bytesOf(base64) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at++) {
      bytes[at] = text.charCodeAt(at);
    }
    return bytes;
  }

  class Release {
    /** @param {any} json the payload */
    constructor(json) {
      this.about = json.release;
      /** @type {string[]} */
      this.sections = json.sections;
      this.regions = json.regions;
      this.topics = json.topics;
      this.reports = json.reports;
      this.rejects = json.rejects;
      this.cells = json.cells;
      this.changed = json.changed;
      this.evidence = json.evidence;
      this.terms = json.words.term;
      this.topTerms = json.top_terms;
      this.clusters = json.clusters;
      this.clusterTerms = json.cluster_terms;
      this.passages = json.passages;
      this.topicCount = json.topics.id.length;
      this.clusterCount = json.clusters.id.length;
      this.charsOf = mapped(json.chars, (numbers) => Int32Array.from(numbers));
      this.lowOf = mapped(json.low, (numbers) => Int16Array.from(numbers));
      this.highOf = mapped(json.high, (numbers) => Int16Array.from(numbers));
      this.sentencesOf = Int32Array.from(json.sentences);
      this.clusterShares = Int16Array.from(json.cluster_shares);
      this.totals = mapped(this.charsOf, (chars) => totals(chars, this.topicCount));
      this.regionAt = indexOf(this.regions.code);
      this.topicAt = indexOf(this.topics.id);
      this.clusterAt = indexOf(this.clusters.id);
      /** @type {Map<number, Map<number, number>>} region to year to cell */
      this.cellsOfRegion = new Map();
      this.cells.region.forEach((region, cell) => {
        grown(this.cellsOfRegion, region, () => new Map()).set(this.cells.year[cell], cell);
      });
      this.changedAt = new Map(
        this.changed.cell.map((cell, row) => [cell * this.topicCount + this.changed.topic[row], row]),
      );
      /** @type {Map<number, number[]>} */
      this.yearsOf = new Map(
        [...this.cellsOfRegion].map(([region, cells]) => [region, [...cells.keys()].sort((a, b) => a - b)]),
      );
      /** Answers of regionsOf, which is asked for at every click. @type {Map<string, number[]>} */
      this.regionsFound = new Map();
      this.evidenceOfCell = rowsBy(this.evidence.cell);
      this.termsOfCell = rowsBy(this.topTerms.cell);
      this.termsOfCluster = rowsBy(this.clusterTerms.cluster);
      this.passagesOfCluster = rowsBy(this.passages.cluster);
      /** @type {Map<string, number[]>} */
      this.reportsOf = new Map();
      this.reports.region.forEach((region, report) => {
        grown(this.reportsOf, `${region}.${this.reports.year[report]}`, () => []).push(report);
      });
    }

    /** @returns {number|null} the cell of a region's year, null without a counted report */
    cell(region, year) {
      return this.cellsOfRegion.get(region)?.get(year) ?? null;
    }

    /** @returns {number[]} the years in which a region has a counted report, ascending */
    years(region) {
      return this.yearsOf.get(region) ?? [];
    }

    /** @returns {number|null} characters of a topic; null where the cell lacks the section */
    chars(cell, topic, section) {
      const chars = this.charsOf[section][cell * this.topicCount + topic];
      return chars === NONE ? null : chars;
    }

    /** @returns {number} characters of all sentences of the section, 0 where the cell lacks it */
    total(cell, section) {
      return this.totals[section][cell];
    }

    /** @returns {number|null} topic_shares.share; null where the cell lacks the section */
    share(cell, topic, section) {
      const chars = this.chars(cell, topic, section);
      return chars === null ? null : chars / this.total(cell, section);
    }

    /** @returns {{low: number, high: number}|null} the 95 % interval; null where there is none */
    interval(cell, topic, section) {
      const at = cell * this.topicCount + topic;
      const low = this.lowOf[section]?.[at] ?? NONE;
      return low === NONE ? null : { low: low / UNITS, high: this.highOf[section][at] / UNITS };
    }

    /** @returns {boolean} whether the report is a duplicate, which is not counted */
    isDuplicate(report) {
      return this.reports.duplicate_of[report] !== NONE;
    }

    /** @returns {string|null} the id of what a report is a duplicate of; null where it is none, or that is not on the page */
    originalId(report) {
      const original = this.reports.duplicate_of[report];
      return original === NONE || original === ELSEWHERE ? null : this.reports.id[original];
    }

    /** @returns {number} sentences of the whole report with that primary topic */
    sentences(cell, topic) {
      return this.sentencesOf[cell * this.topicCount + topic];
    }

    /** @returns {number|null} topic_shares.share_change; null without a report in the year before */
    change(cell, topic, section) {
      const before = this.cell(this.cells.region[cell], this.cells.year[cell] - 1);
      const share = this.share(cell, topic, section);
      const shareBefore = before === null ? null : this.share(before, topic, section);
      if (share === null || shareBefore === null) {
        return section === "all" ? (this.significant(cell, topic)?.change ?? null) : null;
      }
      return share - shareBefore;
    }

    /** @returns {boolean} whether the page has nothing of that year only because it has no room for it */
    lacks(region, year) {
      const years = this.about.scope?.levels.find(({ level }) => level === this.regions.level[region]);
      return this.about.scope !== null && (years === undefined || (!years.whole && year < years.from));
    }

    /** @returns {{change: number, q: number}|null} the change where it is significant */
    significant(cell, topic) {
      const row = this.changedAt.get(cell * this.topicCount + topic);
      return row === undefined ? null : { change: this.changed.change[row], q: this.changed.q[row] };
    }

    /** @returns {number} the cluster's part of the characters, in [0, 1], to 0.01 % */
    clusterShare(cell, cluster) {
      return this.clusterShares[cell * this.clusterCount + cluster] / UNITS;
    }

    /** @returns {number[]} rows of evidence */
    evidenceFor(cell, topic) {
      return (this.evidenceOfCell.get(cell) ?? []).filter((row) => this.evidence.topic[row] === topic);
    }

    /** @returns {number[]} the regions above, nearest first, without the nation */
    above(region) {
      const found = [];
      for (let at = this.regions.parent[region]; at !== NONE; at = this.regions.parent[at]) {
        if (this.regions.level[at] !== "nation") {
          found.push(at);
        }
      }
      return found;
    }

    /**
     * Regions of a level with a counted report, by code.
     * @param {string} level
     * @param {number|null} parent a region above them, null for all
     * @returns {readonly number[]}
     */
    regionsOf(level, parent) {
      return grown(this.regionsFound, `${level}.${parent}`, () =>
        [...this.cellsOfRegion.keys()]
          .filter((region) => this.regions.level[region] === level)
          .filter((region) => parent === null || this.above(region).includes(parent))
          .sort((a, b) => a - b),
      );
    }

    /**
     * Years in which one of the regions or more has a counted report, ascending.
     * @param {string} level
     * @param {number|null} parent
     * @returns {number[]}
     */
    yearsWithReports(level, parent) {
      return [...new Set(this.regionsOf(level, parent).flatMap((region) => this.years(region)))].sort((a, b) => a - b);
    }
  }

  function totals(chars, topicCount) {
    const sums = new Int32Array(chars.length / topicCount);
    chars.forEach((count, at) => {
      if (count !== NONE) {
        sums[Math.floor(at / topicCount)] += count;
      }
    });
    return sums;
  }

  function mapped(object, change) {
    return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
  }

  function indexOf(keys) {
    return new Map(keys.map((key, index) => [key, index]));
  }

  function rowsBy(keys) {
    const rows = new Map();
    keys.forEach((key, row) => grown(rows, key, () => []).push(row));
    return rows;
  }

  function grown(map, key, make) {
    if (!map.has(key)) {
      map.set(key, make());
    }
    return map.get(key);
  }

  /**
   * @param {number[]} values
   * @param {number} part in [0, 1]
   * @returns {number|null} the quantile, interpolated between neighbours; null for no values
   */
  function quantile(values, part) {
    if (values.length === 0) {
      return null;
    }
    const sorted = [...values].sort((a, b) => a - b);
    const at = (sorted.length - 1) * part;
    const below = Math.floor(at);
    const above = Math.ceil(at);
    return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
  }

  baogao.release = { unpack, Release, quantile };
})((globalThis.baogao ??= {}));
