// The cables found by month, as bars that lead to the month and years that lead to the year.
"use strict";

(function () {
  const TOP = 18;
  const BASE = 92;
  const MOST_LABELS = 12;
  const { draw } = reftel;

  reftel.chart = function (months, state) {
    const place = (/** @type {string} */ month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
    const first = place(months[0].month);
    const count = place(months[months.length - 1].month) - first + 1;
    const most = months.reduce((high, month) => Math.max(high, month.count), 0);
    const percent = (/** @type {number} */ part) => ((part * 100) / count).toFixed(3) + "%";
    const link = (/** @type {string} */ from, /** @type {string} */ to, /** @type {SVGElement[]} */ ...parts) =>
      draw("a", { href: reftel.stateUrl(state, { from, to }), tabindex: -1 }, ...parts);

    // All bars are one path; the links over them are made when somebody comes near.
    let path = "";
    for (const { month, count } of months) {
      const height = Math.max(((BASE - TOP) * count) / most, 2);
      path += `M${place(month) - first + 0.1} ${BASE}v${-height.toFixed(2)}h.8V${BASE}z`;
    }
    const box = { viewBox: `0 0 ${count} ${BASE}`, preserveAspectRatio: "none", "pointer-events": "none" };
    const bars = draw("svg", { width: "100%", height: BASE, ...box }, draw("path", { class: "bar", d: path }));
    const linkOf = (/** @type {MonthCount} */ { month, count: found }) => {
      const area = { class: "hit", x: percent(place(month) - first), width: percent(1), y: 0, height: BASE };
      const label = draw("title", {}, `${reftel.monthText(month)}: ${reftel.number(found)}`);
      return link(month + "-01", lastDay(month), label, draw("rect", area));
    };

    const years = Math.ceil((count + (first % 12)) / 12);
    const every = Math.ceil(years / MOST_LABELS);
    const labels = [];
    for (let at = first - (first % 12); at < first + count; at += 12 * every) {
      const year = String(at / 12);
      const middle = (Math.max(at, first) + Math.min(at + 12, first + count)) / 2 - first;
      const text = draw("text", { class: "tick", x: percent(middle), y: BASE + 18, "text-anchor": "middle" }, year);
      labels.push(link(year + "-01-01", year + "-12-31", text));
    }

    const top = draw("text", { class: "top", x: "100%", y: 12, "text-anchor": "end" }, reftel.number(most));
    const grid = draw("line", { class: "grid", x1: 0, x2: "100%", y1: TOP, y2: TOP });
    const axis = draw("line", { class: "axis", x1: 0, x2: "100%", y1: BASE + 0.5, y2: BASE + 0.5 });
    const label = reftel.say("Cables found by month; the arrow keys go from bar to bar");
    const chart = { width: "100%", height: BASE + 26, role: "group", "aria-label": label };
    const start = linkOf(months[0]);
    const svg = draw("svg", chart, grid, top, start, bars, axis, ...labels);
    start.setAttribute("tabindex", "0");
    const links = [start, ...labels];
    const complete = () => {
      if (links.length > 1 + labels.length || months.length < 2) return;
      const others = months.slice(1).map(linkOf);
      links.splice(1, 0, ...others);
      start.after(...others);
    };
    for (const event of ["pointerenter", "focusin"]) svg.addEventListener(event, complete, { once: true });
    rove(svg, links);
    return svg;
  };

  /** @param {string} month */
  function lastDay(month) {
    const [year, number] = month.split("-").map(Number);
    return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  }

  /**
   * One stop for the tab key; the arrows go on from there.
   * @param {SVGElement} svg
   * @param {SVGElement[]} links
   */
  function rove(svg, links) {
    svg.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const at = links.indexOf(/** @type {SVGElement} */ (event.target));
      if (!step || at < 0) return;
      event.preventDefault();
      links[at].setAttribute("tabindex", "-1");
      const next = links[(at + step + links.length) % links.length];
      next.setAttribute("tabindex", "0");
      next.focus();
    });
  }
})();
