// Asks stock lunr.js and the client the queries on standard input (a JSON list), over the site in the folder given.
// Prints how many found something, how many were broken, the largest difference of scores, and the queries whose
// documents, scores (to 0.001), order (equal scores by document number) or errors differ, or for which a client that
// knows nothing yet gives another first page; for these first pages also how often the lengths of bodies were needed.
"use strict";

const fs = require("fs");
const lunr = require("lunr");
const path = require("path");
const load = require("./load.js");

const index = lunr.Index.load(JSON.parse(fs.readFileSync(path.join(process.argv[2], "search/index.json"), "utf8")));
const queries = JSON.parse(fs.readFileSync(0, "utf8"));
const SAME = 1e-9;
const PAGE = 5;
const reftel = load(process.argv[2]);

function theirs(query) {
  try {
    return index.search(query);
  } catch (error) {
    return error.message;
  }
}

async function ours(client, query, limit) {
  try {
    return await client.search(query, { limit });
  } catch (error) {
    if (error.kind === "query") return error.message;
    throw error;
  }
}

function compare(expected, found, widest) {
  if (typeof expected === "string" || typeof found === "string") {
    return expected === found ? "" : `errors: ${expected} / ${found}`;
  }
  const scores = new Map(expected.map(({ ref, score }) => [ref, score]));
  if (found.total !== found.results.length) return `a total of ${found.total}, but ${found.results.length} documents`;
  if (scores.size !== found.total || !found.results.every(({ key }) => scores.has(key))) {
    return `${scores.size} documents of lunr.js, ${found.total} of ours`;
  }
  for (const [place, { key, score, number }] of found.results.entries()) {
    const wide = Math.abs(score - scores.get(key));
    widest.score = Math.max(widest.score, wide);
    if (!(wide < 0.001)) return `${key}: score ${scores.get(key)} of lunr.js, ${score} of ours`;
    const next = found.results[place + 1];
    if (!next) continue;
    if (scores.get(next.key) > scores.get(key) + SAME) return `${next.key} stands behind ${key}`;
    if (Math.abs(next.score - score) < SAME && next.number < number) return `${next.key} stands late for its date`;
  }
  return "";
}

(async () => {
  const widest = { score: 0 };
  const report = { found: 0, broken: 0, lengths: 0, different: [] };
  for (const query of queries) {
    const expected = theirs(query);
    const all = await ours(reftel, query, 1e9);
    let difference = compare(expected, all, widest);
    if (typeof all !== "string" && process.argv[3] === "pages") {
      const fresh = load(process.argv[2]);
      const { results } = await ours(fresh, query, PAGE);
      if (JSON.stringify(results) !== JSON.stringify(all.results.slice(0, PAGE))) difference ||= "another first page";
      report.lengths += fresh.loaded.some((file) => file.startsWith("search/L/")) ? 1 : 0;
    }
    if (typeof expected === "string") report.broken++;
    else if (expected.length) report.found++;
    if (difference) report.different.push(`${query}: ${difference}`);
  }
  process.stdout.write(JSON.stringify({ ...report, widest: widest.score }));
})();
