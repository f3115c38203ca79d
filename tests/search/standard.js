// Loads search/index.json (first argument) with stock lunr.js and prints the results of the queries on standard input
// (a JSON list): for each a list of [reference, score].
"use strict";

const fs = require("fs");
const lunr = require("lunr");

const index = lunr.Index.load(JSON.parse(fs.readFileSync(process.argv[2], "utf8")));
const queries = JSON.parse(fs.readFileSync(0, "utf8"));
const results = queries.map((query) => index.search(query).map(({ ref, score }) => [ref, score]));
process.stdout.write(JSON.stringify({ version: lunr.version, results }));
