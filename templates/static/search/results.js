// What a search shows of cables, built like the entries of the site's other lists.
"use strict";

(function () {
  const LEVELS = ["unclassified", "restricted", "limited-official-use", "confidential", "secret", "top-secret"];
  // More would make the link longer than anybody's reading.
  const MOST_TERMS = 40;
  const { make } = reftel;

  reftel.entry = function (cable, terms) {
    const level = cable.level.toLowerCase().replace(/ /g, "-");
    const handed = terms.slice(0, MOST_TERMS).join(" ");
    const href = cable.url + (handed && "#mark=" + encodeURIComponent(handed));
    const facts = make("p", { class: "entry-facts" }, make("span", { class: "id" }, cable.id || cable.key));
    if (cable.origin) facts.append(" ", make("span", {}, cable.origin));
    if (cable.classification) {
      const style = LEVELS.includes(level) ? "level " + level : "level";
      facts.append(" ", make("span", { class: style }, cable.classification));
    }
    if (cable.fiction) facts.append(" ", make("span", { class: "flag" }, "Fiction"));
    if (cable.partial) facts.append(" ", make("span", { class: "flag" }, "Extract"));
    const title = make("p", { class: "entry-title" }, make("a", { href }, cable.subject || "(no subject)"));
    const abstract = make("p", { class: "entry-abstract" }, cable.abstract);
    const day = cable.date ? make("time", { datetime: cable.date }, reftel.dayText(cable.date)) : "No date";
    const when = make("p", { class: "entry-when" }, day);
    const element = make("li", { class: "entry" }, when, make("div", {}, title, facts, abstract));
    const found = new Set(terms);
    reftel.mark(title, found);
    reftel.mark(abstract, found);
    return { element, abstract, url: cable.url, terms: found };
  };
})();
