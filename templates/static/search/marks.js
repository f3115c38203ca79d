// Marks the words of a text that became certain terms of the index: parted, trimmed and stemmed as there.
"use strict";

(function () {
  const WORD = /[^\s-]+/g;
  // Most words have nothing but these around them, and expressions with the classes of Unicode are slow to begin.
  const SIGNS = /^[!-/:-@[-^`{-~]+|[!-/:-@[-^`{-~]+$/g;
  const BARE = /^\w(.*\w)?$/;
  const outside = () => /^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu;

  reftel.hits = function (text, terms) {
    const found = [];
    // A stem begins like its word, and stemming is what costs.
    const firsts = new Set(Array.from(terms, (term) => term.charAt(0)));
    for (const { 0: part, index } of text.matchAll(WORD)) {
      let word = part.replace(SIGNS, "");
      if (!BARE.test(word)) word = part.replace(outside(), "");
      const low = word.toLowerCase();
      if (!word || !firsts.has(low.charAt(0)) || !terms.has(reftel.stem(low))) continue;
      const start = index + part.indexOf(word);
      found.push({ start, end: start + word.length, term: reftel.stem(low) });
    }
    return found;
  };

  reftel.marked = function (text, terms) {
    const parts = [];
    let from = 0;
    for (const { start, end } of reftel.hits(text, terms)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      parts.push(text.slice(from, start), mark);
      from = end;
    }
    return [...parts, text.slice(from)];
  };
})();
