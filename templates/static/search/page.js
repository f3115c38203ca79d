// The search page: a form, a list of results, the query in the address.
"use strict";

(function () {
  const STEP = 20;
  const form = /** @type {HTMLFormElement} */ (document.getElementById("search-form"));
  const input = /** @type {HTMLInputElement} */ (document.getElementById("q"));
  const status = /** @type {HTMLElement} */ (document.getElementById("search-status"));
  const list = document.createElement("ol");
  const more = button("More results");
  const dates = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  /** @type {SearchResult[]} */
  let results = [];
  let visible = 0;

  list.className = "entries";
  /** @type {HTMLElement} */ (document.getElementById("search-results")).append(list);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", input.value.trim() ? "?q=" + encodeURIComponent(input.value.trim()) : "?");
    show();
  });
  window.addEventListener("popstate", showAddress);
  more.addEventListener("click", showMore);
  showAddress();

  function showAddress() {
    input.value = new URLSearchParams(location.search).get("q") || "";
    show();
  }

  function show() {
    list.replaceChildren();
    more.remove();
    visible = 0;
    if (!input.value.trim()) {
      status.textContent = "";
      return;
    }
    if (typeof reftel.search !== "function") {
      status.textContent = "The search index could not be loaded. Reload the page, or browse instead.";
      return;
    }
    results = reftel.search(input.value);
    status.textContent = results.length === 1 ? "1 cable found" : results.length.toLocaleString("en") + " cables found";
    showMore();
  }

  function showMore() {
    list.append(...results.slice(visible, visible + STEP).map(entry));
    visible = Math.min(visible + STEP, results.length);
    if (visible < results.length) list.after(more);
    else more.remove();
  }

  /**
   * A result, built like the entries of the other lists.
   * @param {SearchResult} result
   */
  function entry({ document: cable }) {
    const link = element("a", cable.subject || cable.id);
    link.setAttribute("href", cable.url);
    const title = element("p", "", "entry-title");
    title.append(link);
    const facts = element("p", "", "entry-facts");
    facts.append(element("span", cable.id, "id"), " ", element("span", cable.origin), " ");
    facts.append(element("span", cable.classification, "level " + cable.level.toLowerCase().replace(" ", "-")));
    if (cable.fiction) facts.append(" ", element("span", "Fiction", "flag"));
    if (cable.partial) facts.append(" ", element("span", "Extract", "flag"));
    const text = document.createElement("div");
    text.append(title, facts, element("p", cable.abstract, "entry-abstract"));
    const item = element("li", "", "entry");
    item.append(element("p", cable.date && dates.format(new Date(cable.date)), "entry-when"), text);
    return item;
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {string} [className]
   */
  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  /** @param {string} text */
  function button(text) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    return made;
  }
})();
