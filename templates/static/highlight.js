// Marks the words that a search has found: its results link to the cable with `#mark=` and the terms behind it.
"use strict";

(function () {
  const handed = new URLSearchParams(location.hash.slice(1)).get("mark");
  const own = document.currentScript;
  if (!handed || !(own instanceof HTMLScriptElement)) return;
  const terms = new Set(handed.split(" "));
  const folder = own.src.replace(/[^/]*$/, "search/");
  const scripts = ["stemmer.js", "marks.js", "walk.js"].map((name) => {
    const script = document.createElement("script");
    script.src = folder + name;
    // One after the other.
    script.async = false;
    return script;
  });
  scripts[2].addEventListener("load", show);
  document.head.append(...scripts);

  function show() {
    for (const part of document.querySelectorAll(".cable-head h1, .message h3, .message .text")) {
      reftel.mark(part, terms);
    }
    const first = document.querySelector(".message mark");
    const [entry] = performance.getEntriesByType("navigation");
    // Who goes back to the page finds it where it was.
    const arrived = !entry || /** @type {PerformanceNavigationTiming} */ (entry).type === "navigate";
    if (first && arrived) first.scrollIntoView({ block: "center" });
  }
})();
