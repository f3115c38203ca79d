// What the browser keeps of the reading list, and how it changes; and the cable of this page, for the list.
"use strict";

(function () {
  const { list } = reftel;
  const { root, place, show } = list;
  const PAGE = /^cable\/(\d{4}\/\d{2}|undated)\/([\w.-]+)\.html$/;
  const ASKED = "#reading-list";
  /** @type {Array<() => void>} */
  const watchers = [];
  /** The list, where the browser keeps none. @type {ListEntry[]} */
  let unkept = [];

  Object.assign(list, {
    fault: "",
    damaged: false,
    keys: () => read().map(({ key }) => key),
    tell,
    read,
    change,
    toggle,
    has: (/** @type {string} */ key) => read().some((entry) => entry.key === key),
    watch: (/** @type {() => void} */ told) => void watchers.push(told),
    entry,
    ofEntry,
  });

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
    const partly = given.partly === true && { partly: true };
    const extract = given.extract === true && { extract: true };
    return { key: page[2], url: page[0], id, subject, date, origin, classification, to: text("to"), note: text("note"), ...partly, ...extract };
  }

  /** @param {Element} element */
  function ofEntry(element) {
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
      partly: true,
    });
  }

  /** What the page of a cable says of itself; null on another page. */
  function ofPage() {
    const data = document.getElementById("cable-citation");
    if (!data) return null;
    const { identifier, name, dateSent, sender, recipient, creativeWorkStatus } = JSON.parse(data.textContent || "{}");
    return entry({
      url: inSite(location.href),
      id: identifier,
      subject: name,
      date: dateSent,
      origin: sender?.name,
      to: recipient?.name,
      extract: creativeWorkStatus === "Incomplete",
      classification: document.querySelector(".cable-head .level")?.textContent,
    });
  }

  /** @param {string} address */
  function inSite(address) {
    const path = new URL(address).pathname;
    return path.startsWith(root.pathname) ? path.slice(root.pathname.length) : "";
  }

  /**
   * @param {Element} button
   * @param {ListEntry | null} cable
   */
  function toggle(button, cable) {
    if (!cable) return;
    change((entries) => {
      const others = entries.filter((other) => other.key !== cable.key);
      return others.length < entries.length ? others : [...entries, cable];
    });
    complain(button);
  }

  /** Says once on a page, where the reader is, that the browser keeps nothing. @param {Element} button */
  function complain(button) {
    const words = list.fault && /** @type {HTMLElement | null} */ (document.querySelector("a[data-list]"))?.dataset.fault;
    if (!words || document.querySelector(".list-fault")) return;
    const notice = Object.assign(document.createElement("p"), { className: "notice list-fault", textContent: words });
    notice.setAttribute("role", "alert");
    (button.closest("li, header") || button).append(notice);
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
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("button.keep[hidden]"));
  if (own && button) {
    button.dataset.key = own.key;
    button.hidden = false;
    button.addEventListener("click", () => toggle(button, own));
    // The list may have come by a link, which says little of a cable.
    const kept = read().find((entry) => entry.key === own.key);
    if (kept && (!kept.subject || kept.partly)) {
      change((entries) => entries.map((entry) => (entry.key === own.key ? { ...own, note: entry.note } : entry)));
    }
  }
  show();
})();
