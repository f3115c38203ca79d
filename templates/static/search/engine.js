// Searches Lunr's serialised index: any of the words, scored as Lunr scores them.
"use strict";

(function () {
  /** @type {Map<string, LunrPosting>} */
  let postings = new Map();
  /** @type {Map<string, number[]>} */
  let vectors = new Map();
  /** @type {string[]} */
  let fields = [];
  /** @type {Record<string, SearchDocument>} */
  let shown = Object.create(null);

  reftel.load = function (index, documents) {
    fields = index.fields;
    postings = new Map(index.invertedIndex);
    vectors = new Map(index.fieldVectors);
    shown = documents;
  };

  reftel.search = function (query) {
    const found = termsOf(query).flatMap((term) => postings.get(term) || []);
    /** @type {Map<string, number>} */
    const scores = new Map();
    for (const field of fields) {
      for (const posting of found) {
        for (const ref of Object.keys(posting[field])) {
          const weight = weightOf(field + "/" + ref, posting._index) / Math.sqrt(found.length);
          scores.set(ref, (scores.get(ref) || 0) + weight);
        }
      }
    }
    return Array.from(scores, ([ref, score]) => ({ ref, score, document: shown[ref] })).sort(byScoreThenDate);
  };

  /**
   * Lunr's terms of a query, each once.
   * @param {string} query
   */
  function termsOf(query) {
    const words = query.toLowerCase().split(/[\s-]+/).filter(Boolean);
    return Array.from(new Set(words.map(reftel.stem)));
  }

  /**
   * The entry of a term in a field's vector, which lists term, weight, term, weight …
   * @param {string} name
   * @param {number} term
   */
  function weightOf(name, term) {
    const vector = vectors.get(name) || [];
    for (let i = 0; i < vector.length; i += 2) {
      if (vector[i] === term) return vector[i + 1];
    }
    return 0;
  }

  /**
   * @param {SearchResult} a
   * @param {SearchResult} b
   */
  function byScoreThenDate(a, b) {
    return b.score - a.score || (a.document.date < b.document.date ? -1 : 1);
  }
})();
