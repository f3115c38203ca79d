// What a result can be narrowed by, as links to the narrower result, and what it is narrowed by, as links out of it.
"use strict";

(function () {
  const SHOWN = 8;
  /** @type {Array<[FilterKind, string]>} */
  const GROUPS = [
    ["year", reftel.say("Year")],
    ["country", reftel.say("Country")],
    ["origin", reftel.say("Origin")],
    ["classification", reftel.say("Classification")],
    ["tag", reftel.say("Tag")],
  ];
  const { make } = reftel;

  reftel.filterGroups = async function (facets, state) {
    return GROUPS.filter(([kind]) => facets[kind].length).map(([kind, title]) => {
      const items = facets[kind].map(({ value, label, count }) => {
        const chosen = state.filters[kind].includes(value);
        const text = named(kind, value, label);
        const link = make("a", { href: toggled(state, kind, value), "aria-current": chosen ? "true" : "" }, text);
        return make("li", {}, link, make("span", { class: "number" }, reftel.number(count)));
      });
      const group = make("section", {}, make("h2", {}, title), list(items.slice(0, SHOWN)));
      const rest = items.slice(SHOWN);
      if (rest.length) group.append(make("details", {}, make("summary", {}, reftel.say("{count} more", { count: rest.length })), list(rest)));
      return group;
    });
  };

  /**
   * The address's query with a filter set, or taken away where it was set.
   * @param {PageState} state
   * @param {FilterKind} kind
   * @param {string} value
   */
  function toggled(state, kind, value) {
    const old = state.filters[kind];
    const chosen = old.includes(value) ? old.filter((other) => other !== value) : [...old, value];
    return reftel.stateUrl(state, { filters: { ...state.filters, [kind]: chosen } });
  }

  /**
   * @param {FilterKind} kind
   * @param {string} value
   * @param {string} label
   */
  function named(kind, value, label) {
    return kind === "tag" ? `${value} ${label}`.trim() : label || value;
  }

  /** @param {HTMLElement[]} items */
  function list(items) {
    return make("ul", { class: "counted" }, ...items);
  }

  reftel.chips = async function (state) {
    const { from, to, filters } = state;
    const chosen = GROUPS.flatMap(([kind, title]) => filters[kind].map((value) => ({ kind, title, value })));
    const chips = [];
    if (from || to) {
      const days = from && to ? [reftel.dayText(from), reftel.dayText(to)].join(" – ") : "";
      const end = { day: reftel.dayText(from || to) };
      const text = days || (from ? reftel.say("from {day}", end) : reftel.say("until {day}", end));
      chips.push(chip(reftel.say("Sent: {days}", { days: text }), reftel.stateUrl(state, { from: "", to: "" })));
    }
    const labels = chosen.length ? await reftel.labels() : null;
    for (const { kind, title, value } of chosen) {
      const known = labels && (kind === "country" ? labels.countries : kind === "tag" ? labels.tags : null);
      const name = (known && known.get(value)) || "";
      chips.push(chip(`${title}: ${named(kind, value, name)}`, toggled(state, kind, value)));
    }
    return chips;
  };

  /**
   * @param {string} text
   * @param {string} href
   */
  function chip(text, href) {
    const cross = make("span", { "aria-hidden": "true" }, " ×");
    return make("li", {}, make("a", { href }, make("span", { class: "hidden" }, reftel.say("Remove") + " "), text, cross));
  }
})();
