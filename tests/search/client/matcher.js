// For vocabularies with patterns (JSON on standard input: a list of {terms, patterns: [[pattern, distance or null]]}),
// prints those patterns for which the client and lunr.TokenSet disagree.
"use strict";

const fs = require("fs");
const lunr = require("lunr");
const reftel = require("./load.js")({});

const different = [];
let matches = 0;
for (const { terms, patterns } of JSON.parse(fs.readFileSync(0, "utf8"))) {
  terms.sort();
  const tokens = lunr.TokenSet.fromArray(terms);
  for (const [term, distance] of patterns) {
    const clause = distance === null ? { term } : { term, editDistance: distance };
    const theirs = tokens.intersect(lunr.TokenSet.fromClause(clause)).toArray().sort();
    const matcher = reftel.matcher(term, distance === null ? undefined : distance);
    const ours = reftel.matching(terms, matcher).map((place) => terms[place]);
    matches += ours.length;
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) different.push([term, distance, theirs, ours]);
  }
}
process.stdout.write(JSON.stringify({ matches, different: different.slice(0, 10) }));
