// Passages for results in view: over HTTP from the cables' pages, one after the other; from a
// folder, or where there is no page, the beginnings of summaries.
"use strict";

(function () {
  const LENGTH = 260;
  const LEAD = 60;
  // Beyond so many characters a page is read no further than needed.
  const LONG = 200000;
  const KEPT = 100;
  // Texts of the pages that were read.
  /** @type {Map<string, string[][]>} */
  const pages = new Map();
  let stop = new AbortController();
  let queue = Promise.resolve();

  reftel.passages = function (items, fresh) {
    if (fresh) {
      stop.abort();
      stop = new AbortController();
      queue = Promise.resolve();
    }
    const { signal } = stop;
    /** @type {Map<Element, PassageItem>} */
    const waiting = new Map(items.map((item) => [item.element, item]));
    const observer = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) {
        const item = waiting.get(target);
        if (!isIntersecting || !item || signal.aborted) continue;
        observer.unobserve(target);
        // A fault leaves the room empty; the result stands there with all else.
        queue = queue.then(() => fill(item, signal)).catch(() => {});
      }
    });
    for (const { element } of items) observer.observe(element);
    signal.addEventListener("abort", () => observer.disconnect());
  };

  /**
   * @param {PassageItem} item
   * @param {AbortSignal} signal
   */
  async function fill({ number, url, terms, abstract }, signal) {
    if (signal.aborted) return;
    const found = location.protocol === "file:" ? "" : await passage(url, terms, signal).catch(() => "");
    const text = found || (signal.aborted ? "" : await reftel.abstract(number));
    if (!signal.aborted) abstract.replaceChildren(...reftel.marked(text, terms));
  }

  /**
   * What a page says of the terms, or how its summary or text begins.
   * @param {string} url
   * @param {Set<string>} terms
   * @param {AbortSignal} signal
   */
  async function passage(url, terms, signal) {
    const known = pages.get(url);
    if (known) return bestOf(known, terms).text;
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) return "";
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let html = ""; ; ) {
      const { done, value } = await reader.read();
      html += value || "";
      if (!done && html.length < LONG) continue;
      const page = new DOMParser().parseFromString(html, "text/html");
      const texts = [".summary", ""].map((where) => textsOf(page, `.message ${where} .text`));
      const best = bestOf(texts, terms);
      if (!done && best.score < terms.size) continue;
      if (done) pages.set(url, texts);
      if (pages.size > KEPT) pages.delete(/** @type {string} */ (pages.keys().next().value));
      reader.cancel().catch(() => {});
      return best.text;
    }
  }

  /**
   * @param {Document} page
   * @param {string} selector
   */
  function textsOf(page, selector) {
    const parts = Array.from(page.querySelectorAll(selector));
    return parts.map((part) => (part.textContent || "").replace(/\s+/g, " ").trim()).filter(Boolean);
  }

  /**
   * The passage with the most of the terms, in all texts; the beginning of the summary, where none holds any.
   * @param {string[][]} texts the summary's, and all
   * @param {Set<string>} terms
   */
  function bestOf([summary, all], terms) {
    let best = { score: 0, at: 0, text: summary[0] || all[0] || "" };
    for (const text of all) {
      if (best.score === terms.size) break;
      const hits = reftel.hits(text, terms);
      for (const { start } of hits) {
        const near = hits.filter((hit) => hit.start >= start && hit.end <= start + LENGTH - LEAD);
        const score = new Set(near.map(({ term }) => term)).size;
        if (score > best.score) best = { score, at: start, text };
      }
    }
    return { score: best.score, text: cut(best.text, best.at) };
  }

  /**
   * @param {string} text
   * @param {number} at
   */
  function cut(text, at) {
    const from = at > LEAD ? text.indexOf(" ", at - LEAD) + 1 : 0;
    const space = text.lastIndexOf(" ", from + LENGTH);
    const to = from + LENGTH < text.length && space > at ? space : text.length;
    const part = text.slice(from, Math.min(to, from + 2 * LENGTH));
    return (from ? "… " : "") + part + (from + part.length < text.length ? " …" : "");
  }
})();
