// Marks words in what a page shows already.
"use strict";

(function () {
  reftel.mark = function (root, terms) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
    for (const node of nodes) {
      const parts = reftel.marked(node.data, terms);
      if (parts.length > 1) node.replaceWith(...parts);
    }
  };
})();
