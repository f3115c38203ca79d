// What one can click in the chart: bars that lead to their month, and years that lead to the year.
"use strict";

(function () {
  const { draw } = reftel;
  // Of a bar with the room above it, as in `search.html`.
  const HEIGHT = 92;

  reftel.approached = async function (svg, chart, event) {
    const [months, state] = chart();
    if (!svg.querySelector("a")) lay(svg, months, state);
    // What was done before there were links is done to the link now.
    if (document.activeElement === svg) svg.querySelector("a")?.focus();
    if (event instanceof MouseEvent && event.type === "click" && event.target instanceof Element && !event.target.closest("a")) {
      const link = document.elementFromPoint(event.clientX, event.clientY)?.closest("#search-chart a");
      link?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    }
  };

  /**
   * @param {SVGSVGElement} svg
   * @param {MonthCount[]} months
   * @param {PageState} state
   */
  function lay(svg, months, state) {
    const first = reftel.monthPlace(months[0].month);
    const all = reftel.monthPlace(months[months.length - 1].month) + 1 - first;
    const percent = (/** @type {number} */ part) => ((part * 100) / all).toFixed(3) + "%";
    const link = (/** @type {string} */ from, /** @type {string} */ to, /** @type {SVGElement[]} */ ...parts) =>
      draw("a", { href: reftel.stateUrl(state, { from, to }), tabindex: -1 }, ...parts);
    const bars = months.map(({ month, count }) => {
      const area = { class: "hit", x: percent(reftel.monthPlace(month) - first), width: percent(1), height: HEIGHT };
      const label = draw("title", {}, `${reftel.monthText(month)}: ${reftel.number(count)}`);
      return link(month + "-01", lastDay(month), label, draw("rect", area));
    });
    const years = Array.from(/** @type {NodeListOf<SVGTextElement>} */ (svg.querySelectorAll(".tick")), (text) =>
      link(text.textContent + "-01-01", text.textContent + "-12-31", text),
    );
    // Behind the bars that are seen.
    svg.querySelector("svg")?.before(...bars);
    svg.append(...years);
    svg.removeAttribute("tabindex");
    rove([...bars, ...years]);
  }

  /** @param {string} month */
  function lastDay(month) {
    const [year, number] = month.split("-").map(Number);
    return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  }

  /**
   * One stop for the tab key; the arrows go on from there.
   * @param {SVGElement[]} links
   */
  function rove(links) {
    links[0].setAttribute("tabindex", "0");
    links.forEach((link, at) => {
      link.addEventListener("keydown", (event) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (!step) return;
        event.preventDefault();
        link.setAttribute("tabindex", "-1");
        const next = links[(at + step + links.length) % links.length];
        next.setAttribute("tabindex", "0");
        next.focus();
      });
    });
  }
})();
