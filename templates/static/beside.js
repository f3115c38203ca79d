// Side by side, the text as transmitted goes along with the paragraph that is being read.
"use strict";

(function () {
  const page = /** @type {HTMLElement | null} */ (document.querySelector("article.cable"));
  const sent = document.getElementById("transmitted");
  if (!page || !sent) return;
  const starts = placed(Array.from(page.querySelectorAll(".par")));
  addEventListener("scroll", follow, { passive: true });

  function follow() {
    if (!page || page.dataset.view !== "both" || !sent || sent.scrollHeight <= sent.clientHeight) return;
    const read = starts.filter(({ paragraph }) => top(paragraph) < innerHeight / 4).pop();
    if (!read) {
      sent.scrollTop = 0;
      return;
    }
    const range = document.createRange();
    range.setStart(read.node, read.offset);
    range.setEnd(read.node, read.offset + 1);
    sent.scrollTop += top(range) - Math.max(top(read.paragraph), top(sent));
  }

  /** @param {Element | Range} thing */
  function top(thing) {
    return thing.getBoundingClientRect().top;
  }

  /**
   * Where paragraphs begin in the text as transmitted, found by their first words.
   * @param {Element[]} paragraphs
   */
  function placed(paragraphs) {
    const found = [];
    const nodes = document.createTreeWalker(/** @type {HTMLElement} */ (sent), NodeFilter.SHOW_TEXT);
    let node = nodes.nextNode();
    let from = 0;
    for (const paragraph of paragraphs) {
      const words = (paragraph.querySelector(".text")?.textContent || "").match(/\S+/g) || [];
      const first = words.slice(0, 4).map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("\\s+");
      for (let here = node, at = from; here && first; here = nodes.nextNode(), at = 0) {
        const place = (here.textContent || "").slice(at).search(new RegExp(first));
        if (place < 0) continue;
        [node, from] = [here, at + place];
        found.push({ paragraph, node: here, offset: from });
        break;
      }
      if (node) nodes.currentNode = node;
    }
    return found;
  }
})();
