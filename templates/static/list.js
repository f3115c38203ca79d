// The reading list on every page: its count in the head, and a button beside every cable. What the list holds and how it
// changes is in `list-kept.js`, which is loaded where it is wanted.
"use strict";

var reftel = /** @type {Reftel} */ (globalThis.reftel || {});

(function () {
  const KEPT = "list-kept.js";
  const CABLE = /\/cable\/(?:\d{4}\/\d{2}|undated)\/([\w.-]+)\.html/;
  const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  // Archives that share a server, or all that lie in folders, share the browser's storage too.
  const place = "reftel-list " + root.pathname;
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-list]"));
  const name = link ? (link.firstChild?.textContent || "").trim() : "";
  /** @type {Map<string, Promise<void>>} */
  const loaded = new Map();

  const list = /** @type {ReadingList} */ ({ root, place, keys, show, tell: show });
  reftel.list = list;

  reftel.load = function (name) {
    const known = loaded.get(name);
    if (known) return known;
    const script = document.createElement("script");
    script.src = new URL("static/" + name, root).href;
    const loading = new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", reject);
    });
    loaded.set(name, loading);
    // Who asks again tries again.
    loading.catch(() => loaded.delete(name));
    document.head.append(script);
    return loading;
  };

  /** Of the cables in the list; of none where it cannot be read. @returns {string[]} */
  function keys() {
    try {
      return JSON.parse(localStorage.getItem(place) || "[]").map((/** @type {ListEntry} */ { key }) => key);
    } catch {
      return [];
    }
  }

  function show() {
    const all = new Set(list.keys());
    const count = link?.querySelector("span");
    if (count) count.textContent = all.size ? `(${all.size})` : "";
    for (const button of document.querySelectorAll("button[data-key]")) {
      button.setAttribute("aria-pressed", String(all.has(/** @type {HTMLElement} */ (button).dataset.key || "")));
    }
  }

  /** @param {Element} entries */
  function equip(entries) {
    for (const element of entries.querySelectorAll(".entry")) {
      const key = CABLE.exec(/** @type {HTMLAnchorElement | null} */ (element.querySelector(".entry-title a"))?.href || "")?.[1];
      if (!key || element.querySelector(".keep")) continue;
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "keep", title: name });
      button.dataset.key = key;
      button.setAttribute("aria-label", `${name}: ${element.querySelector(".id")?.textContent}`);
      const kept = () => reftel.load(KEPT);
      for (const near of ["pointerenter", "focus"]) button.addEventListener(near, () => void kept().catch(() => {}));
      button.addEventListener("click", () => void kept().then(() => list.toggle(button, list.ofEntry(element)), () => {}));
      element.append(button);
    }
    show();
  }

  equip(document.body);
  // Results of a search come later.
  for (const results of document.querySelectorAll("#search-results, #search-ids")) {
    new MutationObserver(() => equip(results)).observe(results, { childList: true });
  }
  if (document.getElementById("cable-citation")) reftel.load(KEPT).catch(() => {});
  addEventListener("storage", (event) => {
    if (event.key === place || event.key === null) list.tell();
  });
  // Who goes back to a page that the browser kept finds the list as it is now.
  addEventListener("pageshow", (event) => {
    if (event.persisted) list.tell();
  });
})();
