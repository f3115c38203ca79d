// Asks a query (second argument) of the site in the folder given, with some files broken (JSON on standard input: text by path, null for a
// missing one): twice, then with all files whole again. With "old" as third argument there is no DecompressionStream.
"use strict";

const fs = require("fs");
const path = require("path");

const folder = process.argv[2];
const broken = JSON.parse(fs.readFileSync(0, "utf8"));
const files = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".js"));
const whole = Object.fromEntries(files.map((name) => [name, fs.readFileSync(path.join(folder, name), "utf8")]));
const site = { ...whole, ...Object.fromEntries(Object.entries(broken).map(([name, text]) => [name, text ?? undefined])) };
const stream = globalThis.DecompressionStream;
if (process.argv[4] === "old") delete globalThis.DecompressionStream;
const reftel = require("./load.js")(site);
let pending = -1;
reftel.onProgress = (progress) => (pending = progress.pending);

async function search() {
  try {
    await reftel.findId("OSLO 1");
    await reftel.suggest("d");
    return (await reftel.search(process.argv[3], { facets: true, limit: 1000, from: "2005-12-31" })).total;
  } catch (error) {
    if (!(error instanceof reftel.SearchError)) throw error;
    return { error: { ...error } };
  }
}

(async () => {
  const first = await search();
  const again = await search();
  Object.assign(site, whole);
  globalThis.DecompressionStream = stream;
  process.stdout.write(JSON.stringify({ ...first, again, mended: await search(), pending }));
})();
