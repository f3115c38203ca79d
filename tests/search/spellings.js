// The keys that the client makes of the words on standard input (a JSON list).
"use strict";

const { readFileSync } = require("node:fs");

const reftel = require("./client/load.js")({});
const words = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(words.map((word) => reftel.partsOf(word).map(reftel.stem))));
