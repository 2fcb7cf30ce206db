import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { PHONE, keep, launch, open, picture, quit, stateOf } from "./dashboard.js";

const VIEWS = ["topics", "trend", "profile", "plan", "words", "clusters", "coverage"];

/** Any cell with a share above zero. */
const FILLED = '.grid td[class^="heat-"]';

before(launch);
after(quit);

/** A test with a window of its own. */
function inPage(name, hash, options, work) {
  test(name, async () => {
    const { page, close } = await open(hash, options);
    try {
      await work(page);
    } finally {
      await close();
    }
  });
}

describe("the page", () => {
  inPage("opens in Chinese with the release, the heat map and no notice", "", {}, async (page) => {
    assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
    assert.match(await page.textContent("#release"), /\d+ 份报告/);
    assert.equal(await page.locator("#notice").count(), 0);
    assert.ok((await page.locator(".grid td").count()) > 0);
    await picture(page, "opening");
  });

  for (const view of VIEWS) {
    for (const lang of ["zh", "en"]) {
      inPage(`shows ${view} in ${lang} on a desk and on a phone`, `#view=${view}&lang=${lang}`, {}, async (page) => {
        assert.equal((await stateOf(page)).view, view);
        assert.ok((await page.textContent("#view h2")).length > 3);
        await picture(page, `${view}-${lang}`);
        await page.setViewportSize(PHONE);
        await page.waitForTimeout(100);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= PHONE.width, `the page is ${width} pixels wide`);
        await picture(page, `${view}-${lang}-phone`);
      });
    }
  }

  inPage("switches its language and keeps the view", "#view=trend", {}, async (page) => {
    const before = await stateOf(page);
    await page.click("#language");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.match(await page.textContent("#release"), /reports/);
    assert.deepEqual({ ...(await stateOf(page)), lang: "zh" }, before);
    assert.match(page.url(), /lang=en/);
    const chinese = await page.evaluate(() =>
      [...document.querySelectorAll("button, label, nav a, h2, .lead, .notes")]
        .filter((each) => each.closest('[lang="zh-CN"]') === null && each.id !== "language")
        .map((each) => each.textContent)
        .filter((text) => /[㐀-鿿]/.test(text) && !/区|县|市|省/.test(text)),
    );
    assert.deepEqual(chinese, []);
  });

  inPage("has words for everything in both languages", "", {}, async (page) => {
    const [zh, en] = await page.evaluate(() => [Object.keys(baogao.text.words.zh), Object.keys(baogao.text.words.en)]);
    assert.deepEqual(en, zh);
  });

  inPage("makes no global but its own and that of its charts", "", {}, async (page) => {
    const made = await page.evaluate(() => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\d+$|^__/.test(name));
    });
    assert.deepEqual(made.sort(), ["baogao", "echarts"]);
  });
});

describe("filters", () => {
  inPage("switch the topic, and the address tells", "", {}, async (page) => {
    const title = await page.textContent("#view h2");
    const other = await page.$eval("#filter-topic", (field) => [...field.options].find((option) => !option.selected).value);
    await page.focus("#filter-topic");
    await page.selectOption("#filter-topic", other);
    assert.notEqual(await page.textContent("#view h2"), title);
    assert.match(page.url(), new RegExp(`topic=${other}(&|$)`));
    assert.equal(await page.evaluate(() => document.activeElement.id), "filter-topic");
  });

  inPage("narrow the years and the section", "", {}, async (page) => {
    const { to } = await stateOf(page);
    await page.selectOption("#filter-from", String(to));
    assert.equal(await page.locator(".grid thead th").count(), 2);
    await page.selectOption("#filter-section", "plan");
    assert.equal((await stateOf(page)).section, "plan");
  });

  inPage("are shared by the address alone", "", {}, async (page) => {
    await page.selectOption("#filter-section", "review");
    await page.selectOption("#filter-sort", "mean");
    await page.click("#view-trend");
    const expected = await stateOf(page);
    const { page: other, close } = await open(new URL(page.url()).hash);
    assert.deepEqual(await stateOf(other), expected);
    await close();
  });

  inPage("go back with the browser's button", "", {}, async (page) => {
    const title = await page.textContent("#view h2");
    await page.click("#view-words");
    await page.click("#view-coverage");
    await page.goBack();
    assert.equal((await stateOf(page)).view, "words");
    await page.goBack();
    assert.equal(await page.textContent("#view h2"), title);
  });

  inPage(
    "survive any address",
    "#view=nonsense&level=moon&parent=1&topic=%3Cscript%3E&from=9999&to=0001&year=abc&regions=x,y&region=%27&open=share.1.2.3&cluster=zz",
    {},
    async (page) => {
      assert.equal((await stateOf(page)).view, "topics");
      assert.ok(await page.isHidden("#panel"));
    },
  );

  inPage("compare up to eight regions", "#view=trend", {}, async (page) => {
    const count = () => page.locator(".chips li").count();
    const before = await count();
    await page.click(".chips button >> nth=0");
    assert.equal(await count(), before - 1);
    await page.selectOption("#filter-regions", { index: 1 });
    assert.equal(await count(), before);
  });
});

describe("evidence", () => {
  inPage("of a cell shows its sentences, their place and the command", "", {}, async (page) => {
    const cell = page.locator(FILLED).first();
    const shown = (await cell.textContent()).replace("▲", "").replace("▼", "");
    await cell.click();
    const panel = page.locator("#panel");
    assert.ok(await panel.isVisible());
    assert.equal(await page.evaluate(() => document.activeElement.id), "panel-title");
    assert.ok((await panel.locator("blockquote").count()) > 0);
    const share = parseFloat(await panel.locator(".figures dd").first().textContent());
    assert.ok(Math.abs(share - parseFloat(shown)) <= 0.051, `${share} in the panel, ${shown} in the cell`);
    const place = await panel.locator(".place").first().textContent();
    assert.match(place, /句子序号 \d+/);
    assert.match(place, /第 \d+–\d+ 字符/);
    assert.match(await panel.locator(".source").first().textContent(), /来源文件: .+/);
    const { open: key } = await stateOf(page);
    const [, code, year, , topic] = key.split(".");
    const command = await panel.locator("pre").textContent();
    assert.match(command, /^bin\/baogao sql --output \S+ "SELECT .+"$/);
    assert.ok(command.includes(`r.region_code = '${code}' AND r.year = ${year}`));
    assert.ok(command.includes(`s.primary_topic = '${topic}'`));
    await picture(page, "evidence", false);
  });

  inPage("says how many sentences there are, and no more than are there", "", {}, async (page) => {
    await page.locator(FILLED).first().click();
    const shown = await page.locator("#panel blockquote").count();
    const said = (await page.locator("#panel .note").first().textContent()).match(/\d+/g).map(Number);
    assert.ok(said.includes(shown));
    assert.ok(Math.max(...said) >= shown);
  });

  inPage("opens from a point of the trend", "#view=trend", {}, async (page) => {
    const at = await page.evaluate(() => {
      const [chart] = baogao.charts.drawn();
      const box = chart.getDom().getBoundingClientRect();
      const line = chart.getOption().series.filter((series) => series.type === "line" && series.name)[0];
      const point = line.data.find((each) => each.value[1] !== null).value;
      const [x, y] = chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, point);
      return { x: box.left + x, y: box.top + y };
    });
    await page.mouse.click(at.x, at.y);
    assert.match((await stateOf(page)).open, /^share\./);
  });

  inPage("opens from a row of the profile and of review against plan", "#view=profile", {}, async (page) => {
    const click = async () => {
      const box = await page.locator(".chart").boundingBox();
      await page.mouse.click(box.x + box.width / 2, box.y + 80);
    };
    await click();
    assert.match((await stateOf(page)).open, /^share\./);
    await page.keyboard.press("Escape");
    await page.click("#view-plan");
    await click();
    assert.match((await stateOf(page)).open, /^share\./);
  });

  inPage("shows what a cluster is about, but not of what fits nowhere", "#view=clusters", {}, async (page) => {
    const shown = () => page.locator("#passages blockquote").allTextContents();
    const expected = await page.evaluate(() => {
      const release = baogao.app.release();
      return (release.passagesOfCluster.get(release.clusterAt.get("c01")) ?? []).map((row) => release.passages.text[row]);
    });
    await page.selectOption("#filter-cluster", "c01");
    assert.ok(expected.length > 0);
    assert.deepEqual(await shown(), expected);
    await picture(page, "cluster-passages");
    await page.selectOption("#filter-cluster", "c00");
    assert.deepEqual(await shown(), []);
  });

  inPage("opens from a word, with the word marked", "#view=words", {}, async (page) => {
    await page.click(".word >> nth=0");
    assert.match((await stateOf(page)).open, /^word\./);
    assert.ok((await page.locator("#panel pre").textContent()).includes("contains("));
    await picture(page, "evidence-word", false);
  });

  inPage("opens from a cluster and from a cell of the coverage", "#view=clusters&table=1", {}, async (page) => {
    await page.click("#table button.link >> nth=0");
    assert.match(await page.locator("#panel pre").textContent(), /p\.cluster_id = /);
    await page.click("#view-coverage");
    await page.click(".grid .present >> nth=0");
    assert.match(await page.locator("#panel .pairs").first().textContent(), /SHA-256[0-9a-f]{64}/);
    await picture(page, "evidence-coverage", false);
  });

  inPage("gives commands, which are kept so that they can be run", "", {}, async (page) => {
    const commands = await page.evaluate(() => {
      const release = baogao.app.release();
      const keys = baogao.evidence.keys(release);
      const given = (open, sentences) => {
        baogao.app.change({ open });
        return { command: document.querySelector("#panel pre").textContent, sentences };
      };
      const cells = release.cells.year.map((_, cell) => cell).filter((cell) => cell % Math.ceil(release.cells.year.length / 10) === 0);
      return cells.flatMap((cell, index) => {
        const [region, year] = [release.cells.region[cell], release.cells.year[cell]];
        const topic = (7 * index + 3) % release.topicCount;
        const term = release.topTerms.term[release.termsOfCell.get(cell)[0]];
        return [
          given(keys.share(region, year, "all", topic), release.sentences(cell, topic)),
          given(keys.word(region, year, term), null),
          given(keys.cluster(region, year, index % release.clusterCount), null),
        ];
      });
    });
    assert.ok(commands.length > 10);
    keep("commands.json", commands);
  });

  inPage("tells missing from zero", "", {}, async (page) => {
    const kinds = await page.evaluate(() =>
      ["missing", "zero"].map((kind) => {
        const cell = document.createElement("td");
        cell.className = kind;
        document.querySelector(".grid tbody tr").append(cell);
        const style = getComputedStyle(cell);
        return style.backgroundImage + style.boxShadow;
      }),
    );
    assert.notEqual(kinds[0], kinds[1]);
  });

  inPage("closes with Escape, and the focus is where it was", "", {}, async (page) => {
    const cell = page.locator(FILLED).first();
    await cell.click();
    await page.keyboard.press("Escape");
    assert.ok(await page.isHidden("#panel"));
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "TD");
    await page.goBack();
    assert.ok(await page.isVisible("#panel"));
  });
});

describe("the keyboard", () => {
  inPage("reaches everything: skip link, views, filters, grid, evidence", "", {}, async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "skip");
    const reached = new Set();
    for (let step = 0; step < 40 && (await focused()) !== "TD"; step++) {
      await page.keyboard.press("Tab");
      reached.add(await focused());
    }
    for (const id of ["language", "view-topics", "view-coverage", "filter-topic", "filter-section", "toggle-table", "csv", "TD"]) {
      assert.ok(reached.has(id), `${id} is not reached by the Tab key`);
    }
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, "solid");
    assert.ok(await page.isVisible("#tip"));
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    const place = await page.evaluate(() => [document.activeElement.cellIndex, document.activeElement.parentElement.sectionRowIndex]);
    assert.deepEqual(place, [2, 1]);
    assert.ok((await page.getAttribute(".grid td:focus", "aria-label")).length > 5);
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    assert.ok(await page.isVisible("#panel"));
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "close");
    await page.keyboard.press("Escape");
    assert.equal(await focused(), "TD");
  });

  inPage("reaches the sentences behind a chart by its table", "#view=profile", {}, async (page) => {
    await page.focus("#toggle-table");
    await page.keyboard.press("Enter");
    assert.equal(await page.getAttribute("#toggle-table", "aria-expanded"), "true");
    assert.ok((await page.locator("#table tbody tr").count()) > 1);
    await page.focus("#table button.link >> nth=0");
    await page.keyboard.press("Enter");
    assert.ok(await page.isVisible("#panel"));
  });
});

describe("tables", () => {
  for (const view of VIEWS) {
    inPage(`of ${view} can be shown and downloaded`, `#view=${view}&table=1`, {}, async (page) => {
      assert.ok((await page.locator("#table table caption").count()) === 1);
      const [download] = await Promise.all([page.waitForEvent("download"), page.click("#csv")]);
      assert.match(download.suggestedFilename(), /^baogao-[\w-]+\.csv$/);
      const text = readFileSync(await download.path(), "utf8");
      assert.equal(text.charCodeAt(0), 0xfeff);
      const lines = text.slice(1).trimEnd().split("\r\n");
      const columns = await page.locator("#table thead th").count();
      assert.ok(lines.length > 1);
      assert.ok(lines[0].split(",").length >= columns - 1);
    });
  }

  inPage("hold the very share of the tables: characters over characters", "", {}, async (page) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#csv")]);
    const [head, ...rows] = readFileSync(await download.path(), "utf8").slice(1).trimEnd().split("\r\n").map((line) => line.split(","));
    for (const row of rows) {
      const [code, year, share] = [row[1], Number(row[2]), Number(row[head.indexOf("占比")])];
      const own = await page.evaluate(
        ([code, year]) => {
          const release = baogao.app.release();
          const { topic, section } = baogao.app.state();
          const cell = release.cell(release.regionAt.get(code), year);
          return release.chars(cell, topic, section) / release.total(cell, section);
        },
        [code, year],
      );
      assert.equal(share, own);
    }
  });

  inPage("are safe from formulas, and numbers stay numbers", "", {}, async (page) => {
    const cells = await page.evaluate(() =>
      ["=1+1", "+1", "-1", "@x", "\tx", "平安", 'a,"b"', -0.25, 3, null].map((value) => baogao.tables.csvCell(value)),
    );
    assert.deepEqual(cells, ["'=1+1", "'+1", "'-1", "'@x", "'\tx", "平安", '"a,""b"""', "-0.25", "3", ""]);
  });
});

describe("readers with less", () => {
  inPage("are told that the browser is too old", "", { script: "delete globalThis.DecompressionStream", ready: false }, async (page) => {
    assert.match(await page.textContent("#notice"), /浏览器太旧/);
    assert.match(await page.textContent("#notice"), /too old/);
  });

  inPage("are told that scripts are needed", "", { javaScriptEnabled: false, ready: false }, async (page) => {
    assert.match(await page.textContent("noscript"), /JavaScript/);
  });

  inPage("get print without controls, with the table and the evidence", "#view=topics&table=1", {}, async (page) => {
    await page.locator(FILLED).first().click();
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.isHidden("#views"));
    assert.ok(await page.isHidden("#csv"));
    assert.ok(await page.isVisible("#table"));
    assert.ok(await page.isVisible("#panel blockquote"));
    assert.equal(await page.evaluate(() => getComputedStyle(document.getElementById("panel")).position), "static");
    await picture(page, "print");
    await page.emulateMedia({ media: "screen" });
  });

  inPage("can read all text: contrast of 4.5 to 1", "#view=topics", {}, async (page) => {
    await page.locator(FILLED).first().click();
    const weak = [];
    for (const view of VIEWS) {
      await page.evaluate((to) => baogao.app.change({ view: to, table: "1" }), view);
      weak.push(...(await page.evaluate(tooWeak)));
    }
    assert.deepEqual([...new Set(weak)], []);
  });

  inPage("on a phone get the evidence over the whole screen", "", { viewport: PHONE }, async (page) => {
    await page.locator(FILLED).last().click();
    const box = await page.locator("#panel").boundingBox();
    assert.equal(box.width, PHONE.width);
    assert.ok(await page.evaluate(() => document.querySelector("main").inert));
    await picture(page, "evidence-phone", false);
    await page.click("#panel .close");
    assert.ok(!(await page.evaluate(() => document.querySelector("main").inert)));
  });
});

/** Runs in the page: texts whose contrast against their background is too low. */
function tooWeak() {
  const light = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (each) => {
    for (let at = each; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (!/, 0\)$|transparent/.test(color)) {
        return color;
      }
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.body.querySelectorAll("*")]
    .filter((each) => each.checkVisibility() && !each.disabled && !each.closest("svg, [aria-hidden]"))
    .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ""))
    .map((each) => {
      const [a, b] = [light(getComputedStyle(each).color), light(ground(each))].sort((x, y) => y - x);
      return { ratio: (a + 0.05) / (b + 0.05), what: `${each.tagName}.${each.className} ${each.textContent.slice(0, 20)}` };
    })
    .filter(({ ratio }) => ratio < 4.5)
    .map(({ ratio, what }) => `${what}: ${ratio.toFixed(2)}`);
}
