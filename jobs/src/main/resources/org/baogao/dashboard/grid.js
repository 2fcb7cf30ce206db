"use strict";

/**
 * A grid of regions and years: a real table whose cells are moved through with the arrow keys. Cells are
 * few enough on a page that it is drawn well below the time in which a click feels answered.
 */
(function (baogao) {
  const { element, showTip, hideTip } = baogao.dom;
  const MOST_CELLS = 800;
  const FEWEST_ROWS = 20;

  /** Up to so many columns there is room for wide cells. */
  const FEW_YEARS = 8;

  /** From more columns on, cells are narrow. */
  const MANY_YEARS = 22;

  /**
   * @typedef {object} Cell
   * @property {string} text what stands in it
   * @property {string} kind its class
   * @property {string[]} [marks] classes of the marks in its corners
   * @property {string} open what it opens
   *
   * @typedef {object} Grid
   * @property {string} label
   * @property {number[]} regions rows
   * @property {number[]} years columns
   * @property {(region: number, year: number) => Cell} cell
   * @property {(region: number, year: number) => string[]} tip lines, the first one names the cell
   */

  /**
   * @param {Grid} grid
   * @param {Context} context
   * @returns {HTMLElement}
   */
  function render(grid, context) {
    const { t, release } = context;
    const rowsOfAPage = Math.max(FEWEST_ROWS, Math.floor(MOST_CELLS / grid.years.length));
    const box = element("div", { class: "grid" });
    let first = 0;

    function page() {
      const last = Math.min(first + rowsOfAPage, grid.regions.length);
      const shown = grid.regions.slice(first, last);
      const table = element("table", { role: "grid", class: grid.years.length <= FEW_YEARS ? "roomy" : grid.years.length > MANY_YEARS ? "tight" : null, "aria-label": `${grid.label} ${t("gridHint")}` }, [
        element("thead", {}, [
          element("tr", {}, [
            element("th", { scope: "col", class: "corner", text: t("region") }),
            ...grid.years.map((year) => element("th", { scope: "col", text: String(year) })),
          ]),
        ]),
        element("tbody", {}, shown.map((region) => line(region))),
      ]);
      table.querySelector("td")?.setAttribute("tabindex", "0");
      listen(table, shown);
      const scroll = element("div", { class: "scroll" }, [table]);
      box.replaceChildren(
        scroll,
        shown.length < grid.regions.length
          ? baogao.tables.pager(t, "regionsShown", first, last, grid.regions.length, rowsOfAPage, (start) => {
              first = start;
              page();
            })
          : "",
      );
      // The latest years are what a reader on a small screen came for.
      const showLatest = () => (scroll.scrollLeft = scroll.scrollWidth);
      if (box.isConnected) {
        showLatest();
      } else {
        context.afterwards(showLatest);
      }
    }

    function line(region) {
      const row = document.createElement("tr");
      const head = element("th", { scope: "row", lang: "zh-CN", text: release.regions.name[region] });
      row.append(head);
      for (const year of grid.years) {
        const { text, kind, marks = [] } = grid.cell(region, year);
        const cell = document.createElement("td");
        cell.className = kind;
        cell.tabIndex = -1;
        cell.textContent = text;
        for (const mark of marks) {
          cell.append(element("i", { class: mark, "aria-hidden": "true" }));
        }
        row.append(cell);
      }
      return row;
    }

    function listen(table, shown) {
      const placeOf = (cell) => ({
        row: cell.parentElement.sectionRowIndex,
        column: cell.cellIndex - 1,
      });
      const choose = (cell) => {
        const { row, column } = placeOf(cell);
        context.open(grid.cell(shown[row], grid.years[column]).open);
      };
      const explain = (cell) => {
        const { row, column } = placeOf(cell);
        const lines = grid.tip(shown[row], grid.years[column]);
        cell.setAttribute("aria-label", lines.join("，"));
        showTip(cell, lines);
      };
      const cellOf = (event) => event.target.closest("tbody td");
      table.addEventListener("click", (event) => {
        const cell = cellOf(event);
        if (cell) {
          table.querySelectorAll('td[tabindex="0"]').forEach((other) => (other.tabIndex = -1));
          cell.tabIndex = 0;
          cell.focus({ preventScroll: true });
          choose(cell);
        }
      });
      table.addEventListener("mouseover", (event) => (cellOf(event) ? explain(cellOf(event)) : hideTip()));
      table.addEventListener("mouseleave", hideTip);
      table.addEventListener("focusin", (event) => cellOf(event) && explain(cellOf(event)));
      table.addEventListener("focusout", hideTip);
      table.addEventListener("keydown", (event) => {
        const cell = cellOf(event);
        if (!cell) {
          return;
        }
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          choose(cell);
          return;
        }
        const next = neighbour(table, placeOf(cell), event, shown.length, grid.years.length);
        if (next) {
          event.preventDefault();
          cell.tabIndex = -1;
          next.tabIndex = 0;
          next.focus();
        }
      });
    }

    page();
    return box;
  }

  function neighbour(table, { row, column }, event, rows, columns) {
    const steps = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      Home: [event.ctrlKey ? -rows : 0, -columns],
      End: [event.ctrlKey ? rows : 0, columns],
      PageUp: [-10, 0],
      PageDown: [10, 0],
    };
    const step = steps[event.key];
    if (!step) {
      return null;
    }
    const within = (at, count) => Math.min(Math.max(at, 0), count - 1);
    return table.tBodies[0].rows[within(row + step[0], rows)].cells[within(column + step[1], columns) + 1];
  }

  baogao.grid = { render };
})((globalThis.baogao ??= {}));
