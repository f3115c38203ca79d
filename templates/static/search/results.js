// What a search shows of cables, built like the entries of the site's other lists.
"use strict";

(function () {
  // More would make the link longer than anybody's reading.
  const MOST_TERMS = 40;
  const { make, original } = reftel;

  reftel.entry = function (cable, terms) {
    const level = cable.level.toLowerCase().replace(/[^a-z]+/g, "-");
    const handed = terms.slice(0, MOST_TERMS).join(" ");
    const href = cable.url + (handed && "#mark=" + encodeURIComponent(handed));
    const facts = make("p", { class: "entry-facts" }, make("span", { class: "id" }, cable.id));
    if (cable.origin) facts.append(" ", make("span", original, cable.origin));
    if (level) facts.append(" ", make("span", { class: "level " + level, ...original }, cable.classification));
    if (cable.fiction) facts.append(" ", make("span", { class: "flag" }, reftel.say("Fiction")));
    if (cable.partial) facts.append(" ", make("span", { class: "flag" }, reftel.say("Extract")));
    const found = new Set(terms);
    const link = make("a", { href, ...original }, ...reftel.marked(cable.subject || reftel.say("(no subject)"), found));
    const abstract = make("p", { class: "entry-abstract", ...original });
    const day = cable.date ? make("time", { datetime: cable.date }, reftel.dayText(cable.date)) : reftel.say("No date");
    const body = make("div", {}, make("p", { class: "entry-title" }, link), facts, abstract);
    const element = make("li", { class: "entry" }, make("p", { class: "entry-when" }, day), body);
    return { element, abstract, number: cable.number, url: cable.url, terms: found };
  };
})();
