// The cables found by month, as bars over their years; what one can click is laid over them when somebody comes near.
"use strict";

(function () {
  // Height of the highest bar, as in `search.html`, and of the lowest.
  const HIGH = 74;
  const LOW = 2;
  const chart = /** @type {HTMLElement} */ (document.getElementById("search-chart"));
  const svg = /** @type {SVGSVGElement} */ (chart.firstElementChild);
  const [top, bars, path, year] = Array.from(svg.querySelectorAll(".top, svg, path, .tick"));
  /** @type {MonthCount[]} */
  let shown;
  /** @type {PageState} */
  let shownOf;

  for (const event of ["pointerenter", "focus", "click"]) {
    svg.addEventListener(event, (event) => {
      reftel.approached(svg, () => [shown, shownOf], event).catch(() => {});
    });
  }

  reftel.chart = function (months, state) {
    [shown, shownOf] = [months, state];
    chart.hidden = months.length < 2;
    svg.tabIndex = 0;
    for (const old of svg.querySelectorAll("a, .tick")) old.remove();
    if (chart.hidden) return;
    const places = months.map(({ month }) => reftel.monthPlace(month));
    const [first] = places;
    const end = places[places.length - 1] + 1;
    const most = Math.max(...months.map(({ count }) => count));
    // All bars are one path.
    const bar = (/** @type {MonthCount} */ { count }, /** @type {number} */ i) =>
      `M${places[i] - first + 0.1} ${HIGH}v${-Math.max((HIGH * count) / most, LOW).toFixed(2)}h.8V${HIGH}z`;
    path.setAttribute("d", months.map(bar).join(""));
    bars.setAttribute("viewBox", `0 0 ${end - first} ${HIGH}`);
    top.textContent = reftel.number(most);
    // No more than twelve years are written below, and none into its neighbour.
    const january = first - (first % 12);
    const every = 12 * Math.ceil((end - january) / 12 / Math.min(12, svg.clientWidth / 40));
    for (let at = january; at < end; at += every) {
      const middle = (Math.max(at, first) + Math.min(at + 12, end)) / 2 - first;
      const label = /** @type {Element} */ (year.cloneNode());
      label.setAttribute("x", ((middle * 100) / (end - first)).toFixed(3) + "%");
      label.textContent = String(at / 12);
      svg.append(label);
    }
  };

  reftel.monthPlace = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
})();
