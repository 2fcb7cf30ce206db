/**
 * Opens the page under test in a real browser, from the disk, and watches over what no test may let pass:
 * errors in the console and requests to any network.
 *
 * BAOGAO_DASHBOARD is the path of the page, BAOGAO_CHROMIUM of the browser (/usr/bin/chromium where not
 * set), BAOGAO_PICTURES the directory for pictures (target/browser where not set).
 */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

const PAGE = process.env.BAOGAO_DASHBOARD;
const PICTURES = process.env.BAOGAO_PICTURES ?? fileURLToPath(new URL("../../../target/browser/", import.meta.url));

let browser;

/** Starts the browser once for all tests of a file. */
export async function launch() {
  assert.ok(PAGE, "BAOGAO_DASHBOARD is not set; expected the path of a dashboard's index.html");
  mkdirSync(PICTURES, { recursive: true });
  browser = await chromium.launch({
    executablePath: process.env.BAOGAO_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"],
  });
}

export async function quit() {
  await browser.close();
}

/**
 * The page in a fresh window.
 * @param {string} hash the address behind the #
 * @param {{viewport?: object, script?: string}} options what runs before the page's own scripts
 */
export async function open(hash = "", { viewport = DESKTOP, script = null, ready = true, ...more } = {}) {
  const context = await browser.newContext({ viewport, acceptDownloads: true, locale: "zh-CN", ...more });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.stack}`));
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) {
      faults.push(`request: ${request.url()}`);
    }
  });
  if (script !== null) {
    await page.addInitScript(script);
  }
  await page.goto(pathToFileURL(resolve(PAGE)).href + hash);
  if (ready) {
    await page.waitForSelector("body.ready");
  }
  return {
    page,
    /** Ends the test's window; fails where something went wrong in it. */
    close: async () => {
      await context.close();
      assert.deepEqual(faults, []);
    },
  };
}

/** Keeps a picture of the page for those who look at the build. */
export async function picture(page, name, fullPage = true) {
  await page.screenshot({ path: resolve(PICTURES, `${name}.png`), fullPage });
}

/** Keeps something for the test that started this one. */
export function keep(name, value) {
  writeFileSync(resolve(PICTURES, name), JSON.stringify(value, null, 1));
}

/** The state that the page resolved from its address. */
export function stateOf(page) {
  return page.evaluate(() => ({ ...baogao.app.state() }));
}
