// Stems of the words on standard input (a JSON list): ours beside those of lunr.js; prints the words that differ.
"use strict";

const fs = require("fs");
const vm = require("vm");
const lunr = require("lunr");

const context = vm.createContext({});
vm.runInContext(fs.readFileSync(process.argv[2], "utf8"), context);
const words = JSON.parse(fs.readFileSync(0, "utf8"));
const different = words.filter((word) => lunr.stemmer(new lunr.Token(word, {})).toString() !== context.reftel.stem(word));
process.stdout.write(JSON.stringify({ count: words.length, different }));
