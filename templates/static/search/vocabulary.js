// The terms that patterns mean, terms for what somebody is typing, and terms near one that is not in the index.
"use strict";

(function () {
  // Beyond these a query would load most of the index.
  const MOST_TERMS = 50000;
  const TYPING_FILES = 4;
  const NEAR_FILES = 24;

  /**
   * @param {string} name
   * @returns {Promise<Words>}
   */
  function words(name) {
    return reftel.file(name, 4, ([terms, body, subject, shown]) => ({
      terms: reftel.texts(terms),
      shown: reftel.texts(shown),
      body: reftel.varints(body),
      subject: reftel.varints(subject),
    }));
  }

  /**
   * The files with the terms that begin with a text, all for an empty one.
   * @param {string} beginning
   */
  async function filesOf(beginning) {
    const { words: files } = await reftel.open();
    const first = reftel.lastPlace(files.length, (i) => files[i][0] <= beginning);
    const last = reftel.lastPlace(files.length, (i) => files[i][0].slice(0, beginning.length) <= beginning);
    return files.slice(Math.max(first, 0), last + 1).map((file) => file[1]);
  }

  reftel.expand = async function ({ term, editDistance, start, end }) {
    const matcher = reftel.matcher(term, editDistance);
    const beginning = editDistance === undefined ? term.slice(0, term.indexOf("*")) : "";
    /** @type {string[]} */
    const found = [];
    const names = await filesOf(beginning);
    for (const { terms } of await Promise.all(names.map(words))) {
      for (const place of reftel.matching(terms, matcher)) found.push(terms[place]);
      if (found.length > MOST_TERMS) {
        throw new reftel.SearchError("query", `more than ${MOST_TERMS} words match '${term}'`, { start, end });
      }
    }
    return found;
  };

  reftel.suggest = async function (prefix, limit = 10) {
    const typed = prefix.toLowerCase();
    if (!typed) return [];
    /** @type {Map<string, Suggestion>} */
    const found = new Map();
    // Who types a whole word means its stem.
    for (const beginning of new Set([typed, reftel.stem(typed)])) {
      const names = await filesOf(beginning);
      if (names.length > TYPING_FILES) continue;
      for (const file of await Promise.all(names.map(words))) {
        const { terms } = file;
        for (let i = reftel.lastPlace(terms.length, (j) => terms[j] < beginning) + 1; i < terms.length; i++) {
          if (!(beginning === typed ? terms[i].startsWith(typed) : terms[i] === beginning)) break;
          found.set(terms[i], suggestion(file, i));
        }
      }
    }
    return best(Array.from(found.values()), limit);
  };

  reftel.didYouMean = async function (term, limit = 3) {
    let names = await filesOf("");
    // In a large vocabulary only words with the same first letter: all would be megabytes for a guess.
    if (names.length > NEAR_FILES) names = (await filesOf(term.charAt(0))).slice(0, NEAR_FILES);
    const files = await Promise.all(names.map(words));
    for (const distance of [1, 2]) {
      const matcher = reftel.matcher(term.replace(/\*/g, ""), distance);
      const found = files.flatMap((file) => reftel.matching(file.terms, matcher).map((i) => suggestion(file, i)));
      if (found.length) return best(found, limit);
    }
    return [];
  };

  reftel.escaped = (word) => word.replace(/[:~^*+\-\\"]/g, "\\$&");

  /**
   * @param {Words} file
   * @param {number} i
   * @returns {Suggestion}
   */
  function suggestion({ terms, shown, body, subject }, i) {
    return { term: terms[i], word: shown[i], documents: Math.max(body[i], subject[i]) };
  }

  /**
   * @param {Suggestion[]} found
   * @param {number} limit
   */
  function best(found, limit) {
    found.sort((a, b) => b.documents - a.documents || (a.term < b.term ? -1 : 1));
    return found.slice(0, limit);
  }
})();
