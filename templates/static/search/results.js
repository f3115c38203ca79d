// What a search shows of cables, like the entries of the site's other lists.
"use strict";

(function () {
  // More would make the link longer than anybody's reading.
  const MOST_TERMS = 40;
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("search-entry"));

  reftel.entry = function (cable, terms) {
    const element = /** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild);
    const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (element.querySelector(selector));
    const [time, link, level] = ["time", "a", ".level"].map(part);
    const handed = terms.slice(0, MOST_TERMS).join(" ");
    const found = new Set(terms);
    link.setAttribute("href", cable.url + (handed && "#mark=" + encodeURIComponent(handed)));
    if (cable.subject) link.replaceChildren(...reftel.marked(cable.subject, found));
    time.setAttribute("datetime", cable.date);
    time.textContent = reftel.dayText(cable.date);
    (cable.date ? part(".undated") : time).remove();
    level.className += " " + cable.level.toLowerCase().replace(/[^a-z]+/g, "-");
    // What is so called of the cable, and nothing where it has none.
    for (const fact of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-of]"))) {
      const value = cable[/** @type {keyof CableEntry} */ (fact.dataset.of)];
      if (!value) fact.remove();
      else if (value !== true) fact.textContent = String(value);
    }
    return { element, abstract: part(".entry-abstract"), number: cable.number, url: cable.url, terms: found };
  };
})();
