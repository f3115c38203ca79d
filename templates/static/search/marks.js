// Marks the words of a text that became certain terms of the index: parted, trimmed and stemmed as there.
"use strict";

(function () {
  const WORD = /[^\s-]+/g;
  const OUTSIDE = /^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu;

  reftel.hits = function (text, terms) {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      const word = match[0].replace(OUTSIDE, "");
      const term = word && reftel.stem(word.toLowerCase());
      if (!terms.has(term)) continue;
      const start = match.index + match[0].indexOf(word);
      found.push({ start, end: start + word.length, term });
    }
    return found;
  };

  reftel.mark = function (root, terms) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
    for (const node of nodes) {
      const text = node.data;
      const parts = [];
      let from = 0;
      for (const { start, end } of reftel.hits(text, terms)) {
        const mark = document.createElement("mark");
        mark.textContent = text.slice(start, end);
        parts.push(text.slice(from, start), mark);
        from = end;
      }
      if (from) node.replaceWith(...parts, text.slice(from));
    }
  };
})();
