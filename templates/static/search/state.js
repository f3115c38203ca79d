// The address says what the page shows: the query, the range of days, the filters, the order, how many results.
"use strict";

(function () {
  const STEP = 20;
  const MOST = 1000;
  const DAY = /^\d{4}-[01]\d-[0-3]\d$/;
  /** @type {FilterKind[]} */
  const KINDS = ["year", "country", "origin", "classification", "tag"];

  reftel.readState = function (address) {
    const found = new URLSearchParams(address);
    const one = (/** @type {string} */ name, /** @type {RegExp} */ form) => {
      const value = found.get(name) || "";
      return form.test(value) ? value : "";
    };
    const filters = /** @type {PageState["filters"]} */ ({});
    for (const kind of KINDS) {
      const form = kind === "year" ? /^\d{4}$/ : /./;
      filters[kind] = Array.from(new Set(found.getAll(kind))).filter((value) => form.test(value));
    }
    return {
      q: (found.get("q") || "").trim(),
      from: one("from", DAY),
      to: one("to", DAY),
      sort: /** @type {Sort} */ (one("sort", /^(newest|oldest)$/) || "relevance"),
      shown: Math.min(Math.max(parseInt(found.get("shown") || "", 10) || 0, STEP), MOST),
      filters,
    };
  };

  reftel.stateUrl = function (state, changes) {
    const { q, from, to, sort, shown, filters } = { ...state, shown: STEP, ...changes };
    const found = new URLSearchParams(q && { q });
    if (from) found.set("from", from);
    if (to) found.set("to", to);
    for (const kind of KINDS) for (const value of filters[kind]) found.append(kind, value);
    if (sort !== "relevance") found.set("sort", sort);
    if (shown > STEP) found.set("shown", String(shown));
    return "?" + found;
  };

  reftel.isNarrowed = ({ from, to, filters }) => !!from || !!to || KINDS.some((kind) => filters[kind].length > 0);

  reftel.isEmpty = (state) => !state.q && !reftel.isNarrowed(state);
})();
