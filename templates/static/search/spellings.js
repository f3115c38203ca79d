// Other ways to write a query's words: with signs inside (`Lima's`, `rail/port`), or with marks on letters (`Bogotá`).
"use strict";

(function () {
  const MOST_PARTS = 4;
  const TOO_LONG = /.{41}/u;
  const ONE_LETTER = /^.$/u;
  const BOOST = /^(?:\^\d+)?/;
  const REQUIRED = 2;
  // A word that is in so many documents has enough of them, and its other spellings are many.
  const RARE = 500;
  const MOST_WORDS = 5;
  const MOST_CLAUSES = 8;
  // Letters that Unicode does not take apart.
  /** @type {Record<string, string>} */
  const PLAIN = { æ: "ae", đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ø: "o", œ: "oe", ß: "ss" };

  reftel.partsOf = function (word) {
    const plain = word.replace(/[æđðħıłøœß]/g, (letter) => PLAIN[letter]).normalize("NFKD").replace(/\p{M}/gu, "");
    const parts = plain.match(/[\p{L}\p{N}]+/gu) || [];
    if (parts.length > MOST_PARTS || TOO_LONG.test(word)) return [];
    const whole = parts.every((part) => ONE_LETTER.test(part)) ? [parts.join("")] : parts;
    return whole.filter((part) => !ONE_LETTER.test(part) && /\p{L}/u.test(part));
  };

  /**
   * The words that a key leads to.
   * @param {string} key
   * @returns {Promise<Spelling[]>}
   */
  async function underKey(key) {
    const { spellings } = await reftel.open();
    if (!spellings) return [];
    const { firsts, names } = await reftel.file(spellings, 2, ([texts, column]) => ({
      firsts: reftel.texts(texts),
      names: column,
    }));
    const at = reftel.lastPlace(firsts.length, (i) => firsts[i] <= key);
    if (at < 0) return [];
    const { keys, starts, words, documents } = await reftel.file(reftel.nameAt("X", names, at), 4, (columns) => ({
      keys: reftel.texts(columns[0]),
      starts: reftel.starts(reftel.varints(columns[1])),
      words: reftel.texts(columns[2]),
      documents: reftel.varints(columns[3]),
    }));
    const place = reftel.lastPlace(keys.length, (i) => keys[i] <= key);
    if (keys[place] !== key) return [];
    const own = words.slice(starts[place], starts[place + 1]);
    return own.map((word, i) => ({ word, documents: documents[starts[place] + i] }));
  }

  reftel.otherSpellings = async function (word) {
    const own = reftel.stem(word);
    /** @type {Map<string, Spelling>} */
    const found = new Map();
    for (const part of reftel.partsOf(word)) {
      const key = reftel.stem(part);
      if (key !== own) {
        const posting = (await reftel.postings([key])).get(key);
        if (posting) found.set(key, { word: part, documents: posting.documents });
      }
      for (const one of await underKey(key)) found.set(reftel.stem(one.word), one);
    }
    found.delete(own);
    return Array.from(found.values()).sort((a, b) => b.documents - a.documents);
  };

  reftel.spellings = async function (query, plan) {
    // It waits for the sign behind it, so no word can follow.
    if (query.endsWith("\\")) return undefined;
    const { fields } = await reftel.open();
    const known = new Set(plan.clauses.flatMap(({ terms }) => terms));
    /** @type {Spelling[]} */
    const words = [];
    let text = query;
    // From the last to the first, so that the places of those to come stay.
    for (const { term, end } of rare(plan, fields.length).reverse()) {
      const others = (await reftel.otherSpellings(term)).filter(({ word }) => !known.has(reftel.stem(word)));
      const shown = others.slice(0, MOST_WORDS);
      words.unshift(...shown);
      for (const { word } of shown) known.add(reftel.stem(word));
      const place = end + /** @type {RegExpExecArray} */ (BOOST.exec(text.slice(end)))[0].length;
      text = [text.slice(0, place), ...shown.map(({ word }) => reftel.escaped(word))].join(" ") + text.slice(place);
    }
    const shown = words.map(({ word, documents }) => `${word} (${reftel.number(documents)})`);
    return words.length ? { words, text: shown.join(" · "), query: text } : undefined;
  };

  /**
   * The clauses of rare words, each word once: no pattern, and not in one field only. Where anything must be there,
   * further words add no cables.
   * @param {Plan} plan
   * @param {number} fields
   */
  function rare({ clauses, signs, postings }, fields) {
    /** @type {Map<string, PlannedClause>} */
    const found = new Map();
    if (signs && (signs.required.length || signs.phrases.some(({ presence }) => presence === REQUIRED))) return [];
    for (const clause of clauses) {
      const [term] = clause.terms;
      const isWord = clause.usePipeline && clause.terms.length === 1 && term === reftel.stem(clause.term);
      if (!isWord || clause.fields.length < fields || found.has(term)) continue;
      if ((postings.get(term)?.documents || 0) < RARE && found.size < MOST_CLAUSES) found.set(term, clause);
    }
    return Array.from(found.values());
  }
})();
