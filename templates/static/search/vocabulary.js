// The terms that patterns mean, words for what somebody is typing, and words near one that is not in the index.
"use strict";

(function () {
  // Beyond these a query would load most of the index.
  const MOST_TERMS = 50000;
  const TYPING_FILES = 4;
  const NEAR_FILES = 48;
  const MOST_CORRECTIONS = 5;
  const MOST_EDITS = 2;
  // A guess has at least so many letters for each that it changes.
  const LETTERS_PER_EDIT = 4;
  // A stem is at least so long, and its words at most so much longer ("nationalization" and "nation").
  const SHORTEST_STEM = 3;
  const LONGEST_ENDING = 9;

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

  /** The first term and the name of each file. */
  async function files() {
    const { words: names } = await reftel.open();
    if (!names) return { terms: [], nameAt: () => "" };
    return reftel.file(names, 2, ([terms, found]) => ({
      terms: reftel.texts(terms),
      nameAt: (/** @type {number} */ place) => reftel.nameAt("W", found, place),
    }));
  }

  /**
   * The files with the terms that begin with a text, all for an empty one.
   * @param {string} beginning
   */
  async function filesOf(beginning) {
    const { terms, nameAt } = await files();
    const first = Math.max(reftel.lastPlace(terms.length, (i) => terms[i] <= beginning), 0);
    const last = reftel.lastPlace(terms.length, (i) => terms[i].slice(0, beginning.length) <= beginning);
    return Array.from({ length: last - first + 1 }, (_, i) => nameAt(first + i));
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
        throw new reftel.SearchError("query", reftel.say("more than {count} words match '{term}'", { count: MOST_TERMS, term }), { start, end });
      }
    }
    return found;
  };

  reftel.suggest = async function (prefix, limit = 10) {
    const typed = prefix.toLowerCase();
    if (!typed) return [];
    /** @type {Map<string, Suggestion>} */
    const found = new Map();
    const names = await filesOf(typed);
    if (names.length <= TYPING_FILES) {
      for (const file of await Promise.all(names.map(words))) {
        const { terms } = file;
        for (let i = reftel.lastPlace(terms.length, (j) => terms[j] < typed) + 1; i < terms.length; i++) {
          if (!terms[i].startsWith(typed)) break;
          found.set(terms[i], suggestion(file, i, typed));
        }
      }
    }
    // A stem is often shorter than what is typed of its words: `secur` for `securi`.
    for (const stem of await stemsOf(typed)) {
      for (const file of await Promise.all((await filesOf(stem)).slice(0, 1).map(words))) {
        const place = reftel.lastPlace(file.terms.length, (i) => file.terms[i] <= stem);
        if (file.terms[place] !== stem) continue;
        const one = suggestion(file, place, typed);
        if (one.word.startsWith(typed)) found.set(stem, one);
      }
    }
    return best(Array.from(found.values()), limit);
  };

  /**
   * The stem of what is typed, and its beginnings that can be a stem, where they are near: no file is loaded for those
   * that stand elsewhere in the vocabulary.
   * @param {string} typed
   */
  async function stemsOf(typed) {
    const { terms } = await files();
    const fileOf = (/** @type {string} */ term) => reftel.lastPlace(terms.length, (i) => terms[i] <= term);
    const stems = new Set([reftel.stem(typed)]);
    for (let size = typed.length - 1; size >= Math.max(SHORTEST_STEM, typed.length - LONGEST_ENDING); size--) {
      if (fileOf(typed) - fileOf(typed.slice(0, size)) <= 1) stems.add(typed.slice(0, size));
    }
    return stems;
  }

  reftel.didYouMean = async function (term, limit = 3) {
    let names = await filesOf("");
    // In a large vocabulary only words with the same first letter: all would be megabytes for a guess.
    if (names.length > NEAR_FILES) names = (await filesOf(term.charAt(0))).slice(0, NEAR_FILES);
    const found = await Promise.all(names.map(words));
    const edits = Math.min(MOST_EDITS, Math.floor(term.length / LETTERS_PER_EDIT));
    for (let distance = 1; distance <= edits; distance++) {
      const matcher = reftel.matcher(term.replace(/\*/g, ""), distance);
      const near = found.flatMap((file) => reftel.matching(file.terms, matcher).map((i) => suggestion(file, i, term)));
      if (near.length) return best(near, limit);
    }
    return [];
  };

  reftel.corrected = async function (query, { clauses, postings }) {
    const unknown = clauses.filter(({ usePipeline, terms }) => usePipeline && !terms.some((term) => postings.has(term)));
    let text = query;
    for (const { term, start, end } of unknown.slice(0, MOST_CORRECTIONS).reverse()) {
      const [other] = await reftel.otherSpellings(term);
      // A guess reads much of the vocabulary.
      const best = other || (await reftel.didYouMean(reftel.stem(term), 1))[0];
      if (best) text = text.slice(0, start) + reftel.escaped(best.word) + text.slice(end);
    }
    return text === query ? undefined : text;
  };

  /**
   * A term with the first of its words that goes on from what is typed, or else with the first.
   * @param {Words} file
   * @param {number} i
   * @param {string} typed
   */
  function suggestion({ terms, shown, body, subject }, i, typed) {
    const own = shown[i].split(" ");
    const word = own.find((one) => one.startsWith(typed)) || own[0];
    return { term: terms[i], word, documents: Math.max(body[i], subject[i]) };
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
