// Reads {cables: [{cable, at}], …} from standard input, prints what citation.js makes of each, and of all.
"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

globalThis.reftel = {};
vm.runInThisContext(readFileSync(join(__dirname, "../../templates/static/citation.js"), "utf8"));
const FORMS = ["nara", "chicago", "apa", "bibtex", "ris", "csl"];
const list = JSON.parse(readFileSync(0, "utf8"));
const each = list.map(({ cable, at }) =>
  Object.fromEntries(FORMS.map((form) => [form, reftel.cite(form, cable, at)])));
const all = Object.fromEntries(FORMS.map((form) => [form, reftel.citeAll(form, list)]));
process.stdout.write(JSON.stringify({ each, all }));
