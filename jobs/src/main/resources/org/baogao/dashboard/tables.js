"use strict";

/** The table behind each view: an accessible <table> in pages, and the whole of it as CSV. */
(function (baogao) {
  const { element } = baogao.dom;
  const { integer, percent, signedPoints, measure, qValue } = baogao.format;
  const ROWS_OF_A_PAGE = 50;
  const BYTE_ORDER_MARK = "\uFEFF";

  /** With the full-width forms, which Excel takes for the narrow ones in a Chinese setting. */
  const BEGINS_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

  /**
   * @typedef {"text"|"year"|"integer"|"share"|"points"|"measure"|"q"} Kind text and years stand as they are;
   *   share and points are parts of 1, shown in percent and percentage points and written as they are
   * @typedef {{label: string, kind: Kind, chinese?: boolean}} Column
   * @typedef {object} Table
   * @property {string} name the file's name, without its ending
   * @property {string} caption
   * @property {Column[]} columns
   * @property {(string|number|null)[][]} rows null where there is nothing
   * @property {((row: number) => {label: string, open: string}|null)} [link] what a row's button opens
   */

  /** @param {string|number|null} value */
  function shown(value, kind) {
    if (value === null) {
      return "–";
    }
    switch (kind) {
      case "integer":
        return integer(value);
      case "share":
        return percent(value, 2);
      case "points":
        return signedPoints(value);
      case "measure":
        return measure(value);
      case "q":
        return qValue(value);
      default:
        return String(value);
    }
  }

  /**
   * One cell of a CSV. A text that a spreadsheet would take for a formula gets a leading apostrophe; numbers stay numbers.
   * @param {string|number|null} value
   */
  function csvCell(value) {
    if (value === null) {
      return "";
    }
    if (typeof value === "number") {
      return String(value);
    }
    const safe = BEGINS_A_FORMULA.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  /**
   * @param {Table} table
   * @returns {string} RFC 4180 with a byte order mark, by which spreadsheets know UTF-8
   */
  function csv(table) {
    const lines = [table.columns.map((column) => column.label), ...table.rows];
    return BYTE_ORDER_MARK + lines.map((line) => line.map(csvCell).join(",") + "\r\n").join("");
  }

  /**
   * @param {Table} table
   * @param {Context} context
   * @returns {HTMLElement} the table, a page at a time
   */
  function render(table, context) {
    const { t } = context;
    const box = element("div", { class: "data-table" });
    let first = 0;

    function page() {
      const last = Math.min(first + ROWS_OF_A_PAGE, table.rows.length);
      const head = table.columns.map((column) =>
        element("th", { scope: "col", class: isNumber(column.kind) ? "number" : null, text: column.label }),
      );
      if (table.link) {
        head.push(element("th", { scope: "col", text: t("evidence") }));
      }
      const rows = [];
      for (let row = first; row < last; row++) {
        rows.push(line(row));
      }
      box.replaceChildren(
        element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": table.caption }, [
          element("table", { class: "plain" }, [
            element("caption", { text: table.caption }),
            element("thead", {}, [element("tr", {}, head)]),
            element("tbody", {}, rows),
          ]),
        ]),
        table.rows.length > ROWS_OF_A_PAGE
          ? pager(t, "rowsShown", first, last, table.rows.length, ROWS_OF_A_PAGE, (start) => {
              first = start;
              page();
            })
          : "",
      );
    }

    function line(row) {
      const cells = table.rows[row].map((value, at) => {
        const column = table.columns[at];
        return element(at === 0 ? "th" : "td", {
          scope: at === 0 ? "row" : null,
          class: isNumber(column.kind) ? "number" : null,
          lang: column.chinese ? "zh-CN" : null,
          text: shown(value, column.kind),
        });
      });
      if (table.link) {
        const link = table.link(row);
        cells.push(
          element("td", {}, [
            link && element("button", { type: "button", class: "link", text: link.label, onclick: () => context.open(link.open) }),
          ]),
        );
      }
      return element("tr", {}, cells);
    }

    page();
    return box;
  }

  function isNumber(kind) {
    return kind !== "text";
  }

  /**
   * @param {(key: string, values?: object) => string} t
   * @param {string} key what says which part is shown; its buttons' ids begin with it
   * @param {(first: number) => void} turn draws another part, and a pager with it
   */
  function pager(t, key, first, last, all, size, turn) {
    const button = (direction, start, possible) =>
      element("button", {
        type: "button",
        id: `${key}-${direction}`,
        text: t(direction),
        disabled: possible ? null : "",
        onclick: () => {
          turn(start);
          // The button went with its part: the new one takes the focus, or the other where that is the last part.
          const [same, other] = [direction, direction === "next" ? "previous" : "next"].map((each) =>
            document.getElementById(`${key}-${each}`),
          );
          (same?.disabled ? other : same)?.focus();
        },
      });
    return element("p", { class: "pager" }, [
      button("previous", first - size, first > 0),
      element("span", { text: t(key, { from: integer(first + 1), to: integer(last), n: integer(all) }) }),
      button("next", first + size, last < all),
    ]);
  }

  baogao.tables = { render, csv, csvCell, pager };
})((globalThis.baogao ??= {}));
