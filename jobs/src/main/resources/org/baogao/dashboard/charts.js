"use strict";

/**
 * Charts by ECharts, drawn as SVG. A chart gives its points with what a click on them opens; colours can
 * be told apart by colour-blind readers (Okabe and Ito 2008), and every series has its own symbol too.
 */
(function (baogao) {
  const { element } = baogao.dom;

  const SERIES = [
    { color: "#0072b2", symbol: "circle" },
    { color: "#d55e00", symbol: "rect" },
    { color: "#008060", symbol: "triangle" },
    { color: "#b14a86", symbol: "diamond" },
    { color: "#7a5c00", symbol: "roundRect" },
    { color: "#3b3b98", symbol: "pin" },
    { color: "#8c1c13", symbol: "arrow" },
    { color: "#1d2733", symbol: "circle" },
  ];
  const INK = "#1d2733";
  const GREY = "#5c6770";
  const LINE = "#d9dee3";

  /** Light, and still three times as dark as the paper. */
  const RANGE = "#87929b";
  const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

  /** A click further away from a point than this, in pixels, is no click on it. */
  const REACH = 28;

  /** Whiskers overlap beyond this many years; then bands are drawn. */
  const MOST_YEARS_WITH_WHISKERS = 13;

  const WHISKER = 4;

  /**
   * @typedef {object} Chart
   * @property {string} label what the chart shows, for those who can't see it
   * @property {number} height in pixels
   * @property {object} option of ECharts
   * @property {{x: number, y: number, open: string}[]} [points] in units of the axes
   * @property {((row: number) => string|null)} [openRow] what a click on a row opens, where the y axis has rows
   * @property {{label: string, mark: string, color: string}[]} legend
   */

  /** @type {any[]} */
  let alive = [];

  /** Frees what the last view drew. */
  function clear() {
    alive.forEach((chart) => chart.dispose());
    alive = [];
  }

  /** @param {string} text */
  function axisName(text) {
    return { name: text, nameTextStyle: { color: GREY, fontFamily: FONT, align: "left" } };
  }

  /** Where a year stands on its axis: in the middle of its own two units, so that no point touches an edge. */
  function placeOf(year, from) {
    return 2 * (year - from) + 1;
  }

  function yearAxis(from, to, narrow) {
    const most = narrow ? 6 : 15;
    const step = [1, 2, 5, 10, 20].find((each) => (to - from + 1) / each <= most) ?? 50;
    const label = (place) => {
      const year = from + (place - 1) / 2;
      return Number.isInteger(year) && (step === 1 || year % step === 0) ? String(year) : "";
    };
    return {
      type: "value",
      min: 0,
      max: 2 * (to - from + 1),
      interval: 1,
      axisLabel: { color: GREY, fontFamily: FONT, formatter: label },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: GREY } },
      splitLine: { show: false },
    };
  }

  /** An axis of shares from 0. */
  function shareAxis(name) {
    return {
      type: "value",
      min: 0,
      ...axisName(name),
      axisLabel: { color: GREY, fontFamily: FONT, formatter: (share) => `${Math.round(share * 1000) / 10}%` },
      splitLine: { lineStyle: { color: LINE } },
    };
  }

  function rowAxis(names, narrow) {
    return {
      type: "category",
      inverse: true,
      data: names,
      axisLabel: {
        color: INK,
        fontFamily: FONT,
        interval: 0,
        width: narrow ? 118 : 250,
        overflow: "truncate",
        fontSize: narrow ? 11 : 12,
      },
      axisTick: { show: false },
      axisLine: { show: false },
      splitLine: { show: true, lineStyle: { color: "#eef1f3" } },
    };
  }

  /** Vertical intervals with caps; data are [x, low, high]. */
  function whiskers(data, color) {
    return interval(data, { x: 0, y: [1, 2] }, (api) => {
      const low = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(0), api.value(2)]);
      return [
        [low, high],
        [[low[0] - WHISKER, low[1]], [low[0] + WHISKER, low[1]]],
        [[high[0] - WHISKER, high[1]], [high[0] + WHISKER, high[1]]],
      ].map((ends) => stroke(ends, color, 1.3));
    });
  }

  /** Horizontal intervals with caps; data are [low, row, high]. */
  function rowWhiskers(data, color, shift) {
    return interval(data, { x: [0, 2], y: 1 }, (api) => {
      const low = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(2), api.value(1)]);
      const y = low[1] + shift;
      return [
        [[low[0], y], [high[0], y]],
        [[low[0], y - 3], [low[0], y + 3]],
        [[high[0], y - 3], [high[0], y + 3]],
      ].map((ends) => stroke(ends, color, 1.5, 0.6));
    });
  }

  /** Grey bars behind the points of a row; data are [low, row, high, median]. */
  function rowRanges(data) {
    return interval(data, { x: [0, 2], y: 1 }, (api) => {
      const low = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(2), api.value(1)]);
      const median = api.coord([api.value(3), api.value(1)]);
      return [
        {
          type: "rect",
          shape: { x: low[0], y: low[1] - 6, width: Math.max(high[0] - low[0], 1), height: 12 },
          style: { fill: "#d3dae0", stroke: RANGE, lineWidth: 0.8 },
          silent: true,
        },
        stroke([[median[0], median[1] - 8], [median[0], median[1] + 8]], GREY, 2),
      ];
    });
  }

  /** @param {object} encode which numbers lie on which axis, so that the axes have room for all of them */
  function interval(data, encode, shapes) {
    return {
      type: "custom",
      data,
      encode,
      silent: true,
      clip: true,
      tooltip: { show: false },
      renderItem: (params, api) => ({ type: "group", children: shapes(api) }),
      z: 2,
    };
  }

  function stroke([from, to], color, width, opacity = 1) {
    return {
      type: "line",
      shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
      style: { stroke: color, lineWidth: width, opacity },
      silent: true,
    };
  }

  /** A band around each unbroken run; runs are lists of [x, low, high]. */
  function bands(runs, color) {
    return {
      type: "custom",
      data: runs.map((run, index) => [run[0][0], run[0][1], Math.max(...run.map(([, , high]) => high)), index]),
      encode: { x: 0, y: [1, 2] },
      silent: true,
      clip: true,
      tooltip: { show: false },
      renderItem: (params, api) => {
        const run = runs[api.value(3)];
        const edge = [
          ...run.map(([x, , high]) => api.coord([x, high])),
          ...[...run].reverse().map(([x, low]) => api.coord([x, low])),
        ];
        return run.length === 1
          ? stroke(edge, color, 1.3)
          : { type: "polygon", shape: { points: edge }, style: { fill: color, opacity: 0.1 }, silent: true };
      },
      z: 1,
    };
  }

  /**
   * Lines over the years with their intervals.
   * @param {object} what
   * @param {{name: string, points: {year: number, share: number, interval: {low: number, high: number}|null, open: string, ringed: boolean, tip: string[]}[]}[]} what.lines
   * @param {{name: string, points: {year: number, share: number, tip: string[]}[]}|null} what.median
   * @param {number} what.from
   * @param {number} what.to
   * @param {string} what.label
   * @param {string} what.axis name of the axis of shares
   * @param {boolean} narrow
   * @returns {Chart}
   */
  function trendChart({ lines, median, from, to, label, axis }, narrow) {
    const many = to - from + 1 > MOST_YEARS_WITH_WHISKERS;
    const series = [];
    const points = [];
    const legend = [];
    if (median !== null && median.points.length > 0) {
      series.push({
        type: "line",
        data: broken(median.points, (year) => placeOf(year, from)),
        symbol: "circle",
        symbolSize: 3,
        lineStyle: { type: "dashed", color: GREY, width: 1.5 },
        itemStyle: { color: GREY },
        z: 2,
      });
      legend.push({ label: median.name, mark: "- -", color: GREY });
    }
    lines.forEach((line, index) => {
      const { color, symbol } = SERIES[index];
      // Beside each other within the year, so that whiskers don't hide one another.
      const shift = many ? 0 : (index - (lines.length - 1) / 2) * Math.min(0.24, 1.4 / lines.length);
      const place = (year) => placeOf(year, from) + shift;
      const known = line.points.filter((point) => point.interval !== null);
      if (many) {
        series.push(bands(runs(known, place), color));
      } else {
        series.push(whiskers(known.map((point) => [place(point.year), point.interval.low, point.interval.high]), color));
      }
      series.push({
        type: "line",
        name: line.name,
        data: broken(line.points, place),
        symbol,
        symbolSize: many ? 6 : 8,
        showAllSymbol: true,
        lineStyle: { color, width: 2 },
        itemStyle: { color },
        z: 4,
      });
      line.points.forEach((point) => points.push({ x: place(point.year), y: point.share, open: point.open }));
      legend.push({ label: line.name, mark: SYMBOLS[symbol], color });
    });
    return {
      label,
      height: narrow ? 320 : 420,
      points,
      legend,
      option: {
        ...BASE,
        grid: { left: 8, right: 12, top: 36, bottom: 14, containLabel: true },
        xAxis: yearAxis(from, to, narrow),
        yAxis: shareAxis(axis),
        tooltip: tooltip("item", (params) => params.data?.tip ?? null),
        series,
      },
    };
  }

  /** Points with a hole where a year is missing, which breaks the line. */
  function broken(points, place) {
    const data = [];
    let last = null;
    for (const point of points) {
      if (last !== null && point.year > last + 1) {
        data.push({ value: [place(last + 1), null], symbol: "none" });
      }
      data.push({
        value: [place(point.year), point.share],
        tip: point.tip,
        ...(point.ringed ? { symbolSize: 12, itemStyle: { borderColor: "#000", borderWidth: 2.5 } } : {}),
      });
      last = point.year;
    }
    return data;
  }

  function runs(points, place) {
    const found = [];
    let last = null;
    for (const point of points) {
      if (last === null || point.year > last + 1) {
        found.push([]);
      }
      found[found.length - 1].push([place(point.year), point.interval.low, point.interval.high]);
      last = point.year;
    }
    return found;
  }

  const SYMBOLS = { circle: "●", rect: "■", triangle: "▲", diamond: "◆", roundRect: "▬", pin: "⬟", arrow: "➤" };

  const BASE = {
    animation: false,
    textStyle: { fontFamily: FONT, color: INK },
    aria: { enabled: false },
  };

  /** @param {(params: any) => string[]|null} lines */
  function tooltip(trigger, lines, more = {}) {
    return {
      trigger,
      confine: true,
      borderColor: LINE,
      textStyle: { color: INK, fontFamily: FONT, fontSize: 13 },
      formatter: (params) => {
        const said = lines(params);
        return said === null
          ? ""
          : element("div", { class: "chart-tip" }, said.map((line, index) => element(index === 0 ? "strong" : "span", { text: line })));
      },
      ...more,
    };
  }

  /**
   * Rows with marks on an axis of shares.
   * @param {object} what
   * @param {string[]} what.names of the rows
   * @param {object[]} what.series
   * @param {(row: number) => string[]} what.tip
   * @param {(row: number) => string|null} what.openRow
   * @param {string} what.label
   * @param {string} what.axis
   * @param {{label: string, mark: string, color: string}[]} what.legend
   * @param {boolean} narrow
   * @returns {Chart}
   */
  function rowsChart({ names, series, tip, openRow, label, axis, legend }, narrow) {
    return {
      label,
      height: names.length * 23 + 34,
      openRow,
      legend,
      option: {
        ...BASE,
        grid: { left: 8, right: 24, top: 6, bottom: 8, containLabel: true },
        xAxis: { ...shareAxis(axis), position: "top", nameLocation: "start", nameGap: 0, name: "" },
        yAxis: rowAxis(names, narrow),
        tooltip: tooltip("axis", (params) => tip(params[0].dataIndex), {
          axisPointer: { type: "shadow", axis: "y", shadowStyle: { color: "rgba(0,114,178,0.06)" } },
        }),
        series,
      },
    };
  }

  /** A mark on each row; data are [share, row]. */
  function rowMarks(data, color, symbol, size, shift, hollow = false) {
    return {
      type: "scatter",
      data,
      symbol,
      symbolSize: size,
      symbolOffset: [0, shift],
      itemStyle: hollow ? { color: "#fff", borderColor: color, borderWidth: 1.6 } : { color },
      z: 5,
    };
  }

  /**
   * @param {Chart} chart
   * @param {Context} context
   * @returns {HTMLElement} the chart's place with its legend; it is drawn once it is in the page
   */
  function render(chart, context) {
    const place = element("div", {
      class: "chart",
      role: "img",
      "aria-label": `${chart.label} ${context.t("chartHint")}`,
      style: `height:${chart.height}px`,
    });
    const legend = element(
      "ul",
      { class: "legend" },
      chart.legend.map(({ label, mark, color }) =>
        element("li", {}, [element("span", { class: "mark", style: `color:${color}`, "aria-hidden": "true", text: mark }), label]),
      ),
    );
    context.afterwards(() => draw(place, chart, context));
    return element("div", {}, [legend, place]);
  }

  function draw(place, chart, context) {
    const drawn = globalThis.echarts.init(place, null, { renderer: "svg" });
    drawn.setOption(chart.option);
    alive.push(drawn);
    const target = (event) => {
      const at = [event.offsetX, event.offsetY];
      if (chart.openRow) {
        const row = Math.round(drawn.convertFromPixel({ yAxisIndex: 0 }, event.offsetY));
        return row >= 0 && row < chart.option.yAxis.data.length ? chart.openRow(row) : null;
      }
      return nearest(drawn, chart.points ?? [], at);
    };
    drawn.getZr().on("click", (event) => {
      const open = target(event);
      if (open !== null) {
        context.open(open);
      }
    });
    drawn.getZr().on("mousemove", (event) => drawn.getZr().setCursorStyle(target(event) === null ? "default" : "pointer"));
  }

  function nearest(drawn, points, at) {
    let found = null;
    let least = REACH;
    for (const point of points) {
      const [x, y] = drawn.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [point.x, point.y]);
      const distance = Math.hypot(x - at[0], y - at[1]);
      if (distance < least) {
        least = distance;
        found = point.open;
      }
    }
    return found;
  }

  /** Fits the charts to their places, or to a width. */
  function resize(width) {
    alive.forEach((chart) => chart.resize(width === undefined ? {} : { width }));
  }

  baogao.charts = { SERIES, GREY, RANGE, render, trendChart, rowsChart, rowMarks, rowWhiskers, rowRanges, clear, resize, MOST_YEARS_WITH_WHISKERS, drawn: () => alive };
})((globalThis.baogao ??= {}));
