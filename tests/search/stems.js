// The stems that lunr.js gives the words on standard input (a JSON list).
"use strict";

const fs = require("fs");
const lunr = require("lunr");

const words = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(words.map((word) => lunr.stemmer(new lunr.Token(word, {})).toString())));
