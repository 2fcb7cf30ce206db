/**
 * A page that has only a part of its release says so. The page is of a nation made for this; others are skipped.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { PHONE, launch, open, picture, quit } from "./dashboard.js";

const REGION_YEARS = 76;

/** It has all of the nation, the provinces and the cities, and the districts of 2013 and 2014. */
const NOTICES = {
  zh: /^本页收有 76 个地区年份中的 52 个：国家级 2011–2014 年，省级 2011–2014 年，地市级 2011–2014 年，区县级 2013–2014 年。.*bin\/baogao dashboard --output DIR --region CODE$/,
  en: /^This page has 52 of the 76 region-years: Nation 2011–2014, Provinces 2011–2014, Cities 2011–2014, Districts and counties 2013–2014\..*bin\/baogao dashboard --output DIR --region CODE$/,
};

before(launch);
after(quit);

/** A test with a window of its own. */
function inPage(name, hash, work) {
  test(name, async (t) => {
    const { page, close } = await open(hash);
    try {
      if ((await page.evaluate(() => baogao.app.release().about.scope?.of)) === REGION_YEARS) {
        await work(page);
      } else {
        t.skip("a page of another release");
      }
    } finally {
      await close();
    }
  });
}

describe("a page of a part", () => {
  for (const lang of ["zh", "en"]) {
    inPage(`says in ${lang} what it has and how a region's page is made`, `#lang=${lang}&view=coverage`, async (page) => {
      assert.match(await page.textContent("#scope"), NOTICES[lang]);
      assert.ok(await page.isVisible("#scope"));
      await picture(page, `scope-${lang}`);
      await page.emulateMedia({ media: "print" });
      assert.ok(await page.isVisible("#scope"));
      await page.emulateMedia({ media: "screen" });
      await page.setViewportSize(PHONE);
      await page.waitForTimeout(100);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= PHONE.width, `the page is ${width} pixels wide`);
      await picture(page, `scope-${lang}-phone`);
    });
  }

  inPage("offers the years that it has, and calls no other year missing", "#view=coverage&level=district", async (page) => {
    assert.deepEqual(await page.locator("#filter-from option").allTextContents(), ["2013", "2014"]);
    assert.equal(await page.textContent(".tiles li >> nth=5 >> strong"), "0");
    assert.match(await page.textContent(".tiles li >> nth=4"), /\(本页\)$/);
    await page.evaluate(() => baogao.app.change({ open: "reports.200101.2011" }));
    assert.match(await page.textContent("#panel .note"), /本页没有收/);
  });

  inPage("does not say that there was no report before its first year", "#view=profile&level=district&region=200101&year=2013&lang=en", async (page) => {
    await page.evaluate(() => {
      const release = baogao.app.release();
      const cell = release.cell(release.regionAt.get("200101"), 2013);
      const topic = release.topics.id.findIndex((_, each) => release.significant(cell, each) === null);
      baogao.app.change({ open: `share.200101.2013.all.${release.topics.id[topic]}` });
    });
    assert.match(await page.textContent("#panel .figures"), /the year before is not on this page/);
    assert.match(await page.textContent("#view .notes"), /the page begins in 2013/);
    await page.evaluate(() => baogao.app.change({ open: "", view: "plan", against: "before" }));
    assert.match(await page.textContent("#view .lead"), /The page does not have .* in 2012/);
  });
});
