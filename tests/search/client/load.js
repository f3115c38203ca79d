// Puts the modules of the search client into this process, with files of a built site (or of an object) for scripts.
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const STATIC = path.join(__dirname, "../../../templates/static/search");
const MODULES = [
  "say", "decode", "stemmer", "loader", "query", "matcher", "escaping", "vocabulary", "postings", "documents", "days", "phrases", "facets",
  "ids", "scores", "searcher", "signs", "spellings",
];

const sources = MODULES.map((name) => fs.readFileSync(path.join(STATIC, `${name}.js`), "utf8"));
// In a function, so that each call makes a client of its own.
const create = vm.runInThisContext(`(function (globalThis, document, addEventListener) {${sources.join("\n")}\nreturn reftel;})`);
const words = { words: {}, days: [], months: [], group: ",", grouped: 1000 };
const page = { documentElement: { lang: "en" }, getElementById: () => ({ textContent: JSON.stringify(words) }) };

/**
 * @param {string | Record<string, string>} site folder, or scripts by path
 * @returns the client; `loaded` lists the paths that it asked for
 */
module.exports = function load(site) {
  const reftel = create({ reftel: {} }, page, () => {});
  reftel.loaded = [];
  reftel.fetchScript = async (url) => {
    const [name] = url.split("?");
    reftel.loaded.push(name);
    const script = typeof site === "string" ? fs.readFileSync(path.join(site, name), "utf8") : site[name];
    if (script === undefined) throw new Error(`there is no ${name}`);
    try {
      // The script speaks to the client that asked for it.
      new vm.Script(`(function (reftel) {${script}\n})`).runInThisContext()(reftel);
    } catch (error) {
      // A browser runs the next script when one is broken.
      if (!(error instanceof SyntaxError || error instanceof ReferenceError)) throw error;
    }
  };
  return reftel;
};
