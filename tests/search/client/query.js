// Parses the queries on standard input (a JSON list) with lunr.js and with the client; prints those that differ.
"use strict";

const fs = require("fs");
const lunr = require("lunr");
const reftel = require("./load.js")({});

const FIELDS = ["subject", "body", "tags", "origin"];

function theirs(text) {
  const query = new lunr.Query(FIELDS);
  try {
    new lunr.QueryParser(text, query).parse();
  } catch (error) {
    if (!(error instanceof lunr.QueryParseError)) throw error;
    return { message: error.message, start: error.start, end: error.end };
  }
  return query.clauses.map(({ term, fields, boost, usePipeline, presence, editDistance }) =>
    ({ term, fields, boost, usePipeline, presence, editDistance }));
}

function ours(text) {
  try {
    return reftel.parse(text, FIELDS).clauses.map(({ start, end, ...clause }) => clause);
  } catch (error) {
    if (!(error instanceof reftel.SearchError) || error.kind !== "query") throw error;
    return { message: error.message, start: error.start, end: error.end };
  }
}

const sorted = (value) => JSON.stringify(value, (_, inner) =>
  inner && typeof inner === "object" && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort()) : inner);
const queries = JSON.parse(fs.readFileSync(0, "utf8"));
// A query of nothing but words is the same without the language.
const stray = queries.filter((text) => {
  const plain = reftel.plain(text, FIELDS);
  return plain && sorted(plain) !== sorted(reftel.parse(text, FIELDS));
});
const different = queries.filter((text) => sorted(theirs(text)) !== sorted(ours(text)));
const broken = queries.filter((text) => !Array.isArray(theirs(text))).length;
process.stdout.write(JSON.stringify({
  broken,
  stray,
  plain: queries.filter((text) => reftel.plain(text, FIELDS)).length,
  different: different.slice(0, 10).map((text) => [text, theirs(text), ours(text)]),
}));
