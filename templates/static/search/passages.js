// Passages for results: over HTTP read from the cables' pages, one after the other, no further than needed.
"use strict";

(function () {
  const LENGTH = 260;
  const LEAD = 60;
  let stop = new AbortController();
  let queue = Promise.resolve();

  reftel.passages = function (items, fresh) {
    if (location.protocol === "file:") return;
    if (fresh) {
      stop.abort();
      stop = new AbortController();
      queue = Promise.resolve();
    }
    const { signal } = stop;
    const observer = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) {
        const item = isIntersecting && items.find(({ element }) => element === target);
        if (!item || signal.aborted) continue;
        observer.unobserve(target);
        // A page that cannot be read keeps the beginning of its summary.
        queue = queue.then(() => fill(item, signal)).catch(() => {});
      }
    });
    for (const item of items) {
      const there = new Set(reftel.hits(item.abstract.textContent || "", item.terms).map(({ term }) => term));
      if (there.size < item.terms.size) observer.observe(item.element);
    }
    signal.addEventListener("abort", () => observer.disconnect());
  };

  /**
   * @param {PassageItem} item
   * @param {AbortSignal} signal
   */
  async function fill({ url, terms, abstract }, signal) {
    if (signal.aborted) return;
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) return;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let best = { score: 0, text: "" };
    for (let html = "", whole = false; !whole && best.score < terms.size; ) {
      const { done, value } = await reader.read();
      html += value || "";
      const page = new DOMParser().parseFromString(html, "text/html");
      whole = done || page.querySelector(".beside-text") !== null;
      for (const part of page.querySelectorAll(".message .text")) {
        const found = bestOf((part.textContent || "").replace(/\s+/g, " ").trim(), terms);
        if (found.score > best.score) best = found;
      }
    }
    reader.cancel().catch(() => {});
    if (!best.text || signal.aborted) return;
    abstract.textContent = best.text;
    reftel.mark(abstract, terms);
  }

  /**
   * The part of a text with the most of the terms.
   * @param {string} text
   * @param {Set<string>} terms
   */
  function bestOf(text, terms) {
    const hits = reftel.hits(text, terms);
    let score = 0;
    let at = 0;
    for (const { start } of hits) {
      const near = hits.filter((hit) => hit.start >= start && hit.end <= start + LENGTH - LEAD);
      const count = new Set(near.map(({ term }) => term)).size;
      if (count > score) [score, at] = [count, start];
    }
    const from = at > LEAD ? text.indexOf(" ", at - LEAD) + 1 : 0;
    const space = text.lastIndexOf(" ", from + LENGTH);
    const to = from + LENGTH < text.length && space > at ? space : text.length;
    const cut = text.slice(from, Math.min(to, from + 2 * LENGTH));
    return { score, text: (from ? "… " : "") + cut + (from + cut.length < text.length ? " …" : "") };
  }
})();
