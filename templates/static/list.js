// The reading list, which the browser keeps: its count in the head of every page, and a button beside every cable.
"use strict";

var reftel = /** @type {Reftel} */ (globalThis.reftel || {});

(function () {
  const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  // Archives that share a server, or all that lie in folders, share the browser's storage too.
  const place = "reftel-list " + root.pathname;
  const PAGE = /^cable\/(\d{4}\/\d{2}|undated)\/([\w.-]+)\.html$/;
  const ASKED = "#reading-list";
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-list]"));
  const name = link ? (link.firstChild?.textContent || "").trim() : "";
  /** @type {Array<() => void>} */
  const watchers = [];
  /** The list, where the browser keeps none. @type {ListEntry[]} */
  let unkept = [];

  /** @type {ReadingList} */
  const list = {
    root,
    place,
    fault: "",
    damaged: false,
    read,
    change,
    has: (key) => read().some((entry) => entry.key === key),
    watch: (told) => void watchers.push(told),
    entry,
    ofPage,
  };
  reftel.list = list;
  /** @type {Map<string, Promise<void>>} */
  const loaded = new Map();
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
    document.head.append(script);
    return loading;
  };

  function read() {
    if (list.fault) return unkept;
    let kept;
    try {
      kept = localStorage.getItem(place);
    } catch {
      list.fault = "refused";
      return unkept;
    }
    try {
      const found = JSON.parse(kept || "[]").map(entry);
      if (!found.includes(null)) return /** @type {ListEntry[]} */ (found);
    } catch {
      // Not a list: as one with a bad entry.
    }
    return rescued(/** @type {string} */ (kept));
  }

  /**
   * What can be read of a damaged list; the whole is laid aside before anything is written over it.
   * @param {string} kept
   */
  function rescued(kept) {
    list.damaged = true;
    /** @type {ListEntry[]} */
    let good = [];
    try {
      good = JSON.parse(kept).map(entry).filter(Boolean);
    } catch {
      // Nothing of it.
    }
    if (!save(place + " damaged", kept) || !save(place, JSON.stringify(good))) unkept = good;
    return good;
  }

  /** @param {(entries: ListEntry[]) => ListEntry[]} edit */
  function change(edit) {
    const entries = edit(read());
    if (list.fault || !save(place, JSON.stringify(entries))) unkept = entries;
    tell();
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  function save(key, text) {
    try {
      localStorage.setItem(key, text);
      return true;
    } catch (error) {
      const full = error instanceof DOMException && error.name === "QuotaExceededError";
      list.fault = full ? "full" : "refused";
      return false;
    }
  }

  function tell() {
    show();
    for (const told of watchers) told();
  }

  /** @param {unknown} thing */
  function entry(thing) {
    const given = /** @type {Record<string, unknown>} */ (thing || {});
    /** @param {string} name */
    const text = (name) => (typeof given[name] === "string" ? given[name] : "");
    const page = PAGE.exec(text("url"));
    if (!page) return null;
    const date = /^\d{4}-\d{2}-\d{2}$/.test(text("date")) ? text("date") : "";
    const [subject, origin, classification] = ["subject", "origin", "classification"].map(text);
    const id = text("id") || page[2];
    return { key: page[2], url: page[0], id, subject, date, origin, classification, to: text("to"), note: text("note") };
  }

  /**
   * The cable that an element of a list shows.
   * @param {Element} element
   */
  function ofList(element) {
    const anchor = /** @type {HTMLAnchorElement | null} */ (element.querySelector(".entry-title a"));
    /** @param {string} selector */
    const text = (selector) => element.querySelector(selector)?.textContent || "";
    return anchor && entry({
      url: inSite(anchor.href),
      id: text(".id"),
      subject: text(".entry-title"),
      date: element.querySelector("time")?.dateTime,
      origin: text(".entry-facts > span:not([class])"),
      classification: text(".level"),
    });
  }

  function ofPage() {
    const data = document.getElementById("cable-citation");
    if (!data) return null;
    const { identifier, name, dateSent, sender, recipient } = JSON.parse(data.textContent || "{}");
    return entry({
      url: inSite(location.href),
      id: identifier,
      subject: name,
      date: dateSent,
      origin: sender?.name,
      to: recipient?.name,
      classification: document.querySelector(".cable-head .level")?.textContent,
    });
  }

  /** @param {string} address */
  function inSite(address) {
    const path = new URL(address).pathname;
    return path.startsWith(root.pathname) ? path.slice(root.pathname.length) : "";
  }

  /** @param {ListEntry} cable */
  function toggle(cable) {
    change((entries) => {
      const others = entries.filter((other) => other.key !== cable.key);
      return others.length < entries.length ? others : [...entries, cable];
    });
  }

  function show() {
    const keys = new Set(read().map((entry) => entry.key));
    const count = link?.querySelector("span");
    if (count) count.textContent = keys.size ? `(${keys.size})` : "";
    for (const button of document.querySelectorAll("button[data-key]")) {
      button.setAttribute("aria-pressed", String(keys.has(/** @type {HTMLElement} */ (button).dataset.key || "")));
    }
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {ListEntry} cable
   */
  function ready(button, cable) {
    button.dataset.key = cable.key;
    button.hidden = false;
    button.addEventListener("click", () => {
      toggle(cable);
      complain(button);
    });
  }

  /** Says once on a page, where the reader is, that the browser keeps nothing. @param {Element} button */
  function complain(button) {
    const words = list.fault && link?.dataset.fault;
    if (!words || document.querySelector(".list-fault")) return;
    const notice = Object.assign(document.createElement("p"), { className: "notice list-fault", textContent: words });
    notice.setAttribute("role", "alert");
    (button.closest("li, header") || button).append(notice);
  }

  /** @param {Iterable<Element>} elements */
  function equip(elements) {
    for (const element of elements) {
      const cable = element.querySelector(".keep") ? null : ofList(element);
      if (!cable) continue;
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "keep", title: name });
      button.setAttribute("aria-label", `${name}: ${cable.id}`);
      ready(button, cable);
      element.append(button);
    }
  }

  /** The message as it was sent, where a character without a shape is shown by another one. */
  function message() {
    const copy = /** @type {HTMLElement | undefined} */ (document.getElementById("transmitted")?.cloneNode(true));
    for (const control of copy?.querySelectorAll(".control") || []) {
      control.textContent = String.fromCodePoint(parseInt(/** @type {HTMLElement} */ (control).title.slice(2), 16));
    }
    return copy?.textContent || "";
  }

  const own = ofPage();
  if (own && location.hash === ASKED && parent !== window) {
    parent.postMessage(/** @type {ListAnswer} */ ({ reftel: own, text: message() }), "*");
    return;
  }
  const main = /** @type {HTMLButtonElement | null} */ (document.querySelector("button.keep[hidden]"));
  if (own && main) {
    ready(main, own);
    // The list may have come by a link, which says little of a cable.
    const kept = read().find((entry) => entry.key === own.key);
    if (kept && (!kept.subject || !kept.to) && (own.subject || own.to)) {
      change((entries) => entries.map((entry) => (entry.key === own.key ? { ...own, note: entry.note } : entry)));
    }
  }
  equip(document.querySelectorAll(".entry"));
  // Results of a search come later.
  for (const results of document.querySelectorAll("#search-results, #search-ids")) {
    new MutationObserver(() => {
      equip(results.querySelectorAll(".entry"));
      show();
    }).observe(results, { childList: true });
  }
  show();
  addEventListener("storage", (event) => {
    if (event.key === place || event.key === null) tell();
  });
  // Who goes back to a page that the browser kept finds the list as it is now.
  addEventListener("pageshow", (event) => {
    if (event.persisted) tell();
  });
})();
