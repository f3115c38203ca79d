// What a result can be narrowed by, as links to the narrower result, and what it is narrowed by, as links out of it.
"use strict";

(function () {
  const SHOWN = 8;
  /** @type {Array<[FilterKind, string]>} */
  const GROUPS = [
    ["year", "Year"],
    ["country", "Country"],
    ["origin", "Origin"],
    ["classification", "Classification"],
    ["tag", "Tag"],
  ];
  const { make } = reftel;

  reftel.filterGroups = async function (facets, state) {
    return GROUPS.filter(([kind]) => facets[kind].length).map(([kind, title]) => {
      const items = facets[kind].map(({ value, label, count }) => {
        const chosen = state.filters[kind].includes(value);
        const text = kind === "tag" && label ? `${value} ${label}` : label || value;
        const link = make("a", { href: toggled(state, kind, value), "aria-current": chosen ? "true" : "" }, text);
        return make("li", {}, link, make("span", { class: "number" }, reftel.number(count)));
      });
      const group = make("section", {}, make("h2", {}, title), list(items.slice(0, SHOWN)));
      const rest = items.slice(SHOWN);
      if (rest.length) group.append(make("details", {}, make("summary", {}, `${rest.length} more`), list(rest)));
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
      const text = days || (from ? `from ${reftel.dayText(from)}` : `until ${reftel.dayText(to)}`);
      chips.push(chip(`Sent: ${text}`, reftel.stateUrl(state, { from: "", to: "" })));
    }
    const labels = chosen.length ? await reftel.labels() : null;
    for (const { kind, title, value } of chosen) {
      const known = labels && (kind === "country" ? labels.countries : kind === "tag" ? labels.tags : null);
      const name = (known && known.get(value)) || "";
      const text = kind === "tag" ? `${value} ${name}`.trim() : name || value;
      chips.push(chip(`${title}: ${text}`, toggled(state, kind, value)));
    }
    return chips;
  };

  /**
   * @param {string} text
   * @param {string} href
   */
  function chip(text, href) {
    const cross = make("span", { "aria-hidden": "true" }, " ×");
    return make("li", {}, make("a", { href }, make("span", { class: "hidden" }, "Remove "), text, cross));
  }
})();
