// Audits a page with Lighthouse: `node audit.mjs NODE_MODULES URL LANGUAGE FILE`. Its categories on a
// phone as the preset simulates it, then its accessibility once FILE was pasted into it. Prints one
// line for each score, and one for each audit that is below 1, which an assistant can read as well.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, url, language, pasted] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(path.join(modules, file)));
const { default: lighthouse, snapshot } = await load("lighthouse/core/index.js");
const { launch } = await load("chrome-launcher/dist/index.js");
const { default: puppeteer } = await load("puppeteer-core/lib/puppeteer/puppeteer-core.js");

const CATEGORIES = ["performance", "accessibility", "best-practices"];
/** What a visit must get, in every category. */
const WANTED = 1;
/** The median counts: a run that something else on the machine has slowed down says nothing. */
const RUNS = 5;

const chrome = await launch({
  chromePath: process.env.CHROMIUM,
  chromeFlags: [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    `--lang=${language}`,
    `--accept-lang=${language}`,
  ],
  logLevel: "error",
});
let worst = WANTED;

/** Prints what came of an audit. */
function report(what, { categories, audits }) {
  for (const { id, title, score, auditRefs } of Object.values(categories)) {
    console.log(`${language}  ${what.padEnd(7)}  ${id.padEnd(15)}  ${score.toFixed(2)}`);
    worst = Math.min(worst, score);
    for (const { id: audit, weight } of auditRefs) {
      const { score: one, displayValue, details } = audits[audit];
      if (one === null || one >= 1) continue;
      const seen = (details?.items ?? [])
        .map((item) => item.node?.snippet ?? item.url ?? item.description ?? "")
        .filter(Boolean);
      const about = [displayValue, ...seen.slice(0, 5)].filter(Boolean).join("; ");
      console.log(`    ${audit} ${one.toFixed(2)}, weight ${weight}${about && `: ${about}`}`);
    }
  }
  console.log();
}

try {
  const options = {
    port: chrome.port,
    onlyCategories: CATEGORIES,
    output: "json",
    logLevel: "error",
  };
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const { lhr } = await lighthouse(url, options);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    for (const warning of lhr.runWarnings) console.log(`${language}  warning: ${warning}`);
    runs.push(lhr);
  }
  runs.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
  const median = runs[Math.floor(RUNS / 2)];
  report("visit", median);
  const { audits } = median;
  for (const audit of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"]) {
    console.log(`${language}  ${audit.padEnd(25)} ${audits[audit].displayValue}`);
  }
  console.log();

  const browser = await puppeteer.connect({
    browserURL: `http://127.0.0.1:${chrome.port}`,
    defaultViewport: { width: 412, height: 823, isMobile: true, hasTouch: true },
  });
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForSelector("html[data-ready=true]");
  await page.evaluate((text) => {
    const box = document.querySelector("#paste");
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    for (const details of document.querySelectorAll("details")) details.open = true;
  }, await readFile(pasted, "utf8"));
  await page.waitForSelector(".findings [data-code]");
  const filled = await snapshot(page, { flags: { onlyCategories: CATEGORIES.slice(1) } });
  report("filled", filled.lhr);
  await browser.disconnect();
} finally {
  chrome.kill();
}
if (worst < WANTED) {
  console.log(`${language}  the worst score is ${worst}, and ${WANTED} is wanted`);
  process.exitCode = 1;
}
