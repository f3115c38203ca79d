// Whether colours are light or dark: as the reader chose, else as the system prefers. It runs before anything is drawn,
// so that no page appears in the wrong colours. And what only paper needs: where a page was, and when it was read.
"use strict";

(function () {
  const KEY = "reftel-look";
  const page = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  /** "light", "dark" or, for the system's, nothing. */
  let choice = kept();
  /** @type {HTMLButtonElement | null} */
  let button = null;
  show();

  system.addEventListener("change", show);
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) again();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) again();
  });
  addEventListener("DOMContentLoaded", () => {
    button = document.querySelector("button.look");
    if (button) {
      button.hidden = false;
      button.addEventListener("click", change);
    }
    show();
    sign(document.getElementById("printed"));
  });

  function kept() {
    try {
      return localStorage.getItem(KEY) || "";
    } catch {
      return ""; // storage is refused; the switch works for this page
    }
  }

  function again() {
    choice = kept();
    show();
  }

  function isDark() {
    return choice ? choice === "dark" : system.matches;
  }

  function change() {
    const next = isDark() ? "light" : "dark";
    // What the system prefers needs no choice, and follows the system from then on.
    choice = (next === "dark") === system.matches ? "" : next;
    try {
      if (choice) localStorage.setItem(KEY, choice);
      else localStorage.removeItem(KEY);
    } catch {
      // As above.
    }
    show();
  }

  function show() {
    if (choice === "light" || choice === "dark") page.dataset.look = choice;
    else delete page.dataset.look;
    if (button) button.setAttribute("aria-pressed", String(isDark()));
  }

  /**
   * The address of the page and today's date, which only print shows.
   * @param {HTMLElement | null} place
   */
  function sign(place) {
    if (!place) return;
    const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
    // Where a folder lies on the reader's disk is nobody's business.
    const url = canonical ? canonical.href : location.href.split("#")[0].replace(/^file:.*\//, "");
    const language = page.lang === "en" ? "en-GB" : page.lang; // with the day first, as on the pages
    const date = new Intl.DateTimeFormat(language, { dateStyle: "long", numberingSystem: "latn" }).format();
    place.textContent = (place.dataset.text || "").replace("{url}", () => url).replace("{date}", () => date);
  }
})();
