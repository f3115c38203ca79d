// Runs Lighthouse over pages, one browser for all: `node lighthouse.mjs CHROMIUM URL…`; prints JSON, a list of
// { url, scores, faults } in the order of the pages. As on a phone: Lighthouse's own default.
import * as launcher from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, ...urls] = process.argv.slice(2);
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];

const chrome = await launcher.launch({ chromePath, chromeFlags: FLAGS });
const pages = [];
try {
  for (const url of urls) {
    const result = await lighthouse(url, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "silent" });
    const { audits, categories } = result.lhr;
    const scores = CATEGORIES.map((name) => [name, Math.round(100 * (categories[name].score ?? 0))]);
    const faults = CATEGORIES.flatMap((name) => categories[name].auditRefs)
      .filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 0.9)
      .map(({ id }) => `${id}: ${audits[id].displayValue || audits[id].title}`);
    const shift = audits["cumulative-layout-shift"].numericValue;
    pages.push({ url, scores: Object.fromEntries(scores), shift, faults });
  }
} finally {
  await chrome.kill();
}
console.log(JSON.stringify(pages, null, 2));
