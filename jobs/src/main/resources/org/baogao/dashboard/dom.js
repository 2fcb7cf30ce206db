"use strict";

/** Makes elements. All text goes in as text, never as HTML. */
(function (baogao) {
  /**
   * @param {string} name the element's name
   * @param {Record<string, any>} [properties] attributes; "on…" are listeners, "text" is the content; null leaves one out
   * @param {(Node|string|null)[]} [children]
   * @returns {HTMLElement}
   */
  function element(name, properties = {}, children = []) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (value === null || value === undefined) {
        continue;
      }
      if (key === "text") {
        made.textContent = value;
      } else if (key.startsWith("on")) {
        made.addEventListener(key.slice(2), value);
      } else {
        made.setAttribute(key, value);
      }
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  /** Words of the tables, which are Chinese whatever the page's language. */
  function chinese(name, text, properties = {}) {
    return element(name, { lang: "zh-CN", ...properties, text });
  }

  /**
   * Offers a text as a file. No server has part in it.
   * @param {string} name the file's name
   * @param {string} text
   */
  function download(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    const link = element("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  /**
   * Copies a text; pages from a disk may not use the clipboard's own interface everywhere.
   * @param {string} text
   */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = element("textarea", { class: "hidden-text" });
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }

  /** Says something to those who listen to the page. */
  function say(text) {
    document.getElementById("status").textContent = text;
  }

  /**
   * Shows lines of text beside an element, inside of the window.
   * @param {Element} anchor
   * @param {string[]} lines the first one is the heading
   */
  function showTip(anchor, lines) {
    const tip = document.getElementById("tip");
    tip.replaceChildren(...lines.map((line, index) => element(index === 0 ? "strong" : "span", { text: line })));
    tip.hidden = false;
    const place = anchor.getBoundingClientRect();
    const width = tip.offsetWidth;
    const height = tip.offsetHeight;
    const left = Math.min(Math.max(place.left + place.width / 2 - width / 2, 8), innerWidth - width - 8);
    const top = place.top - height - 8 > 0 ? place.top - height - 8 : place.bottom + 8;
    tip.style.left = `${left}px`;
    tip.style.top = `${top}px`;
  }

  function hideTip() {
    document.getElementById("tip").hidden = true;
  }

  baogao.dom = { element, chinese, download, copy, say, showTip, hideTip };
})((globalThis.baogao ??= {}));
