// The page of the reading list: shows it, lets it be changed, and takes it elsewhere.
"use strict";

(function () {
  const { list, listFile } = reftel;
  /** @param {string} id */
  const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const fault = find("list-fault");
  const status = find("list-status");
  const undo = find("list-undo");
  const shared = find("list-shared");
  const rows = find("list");
  const form = /** @type {HTMLSelectElement} */ (find("list-form"));
  const link = /** @type {HTMLInputElement} */ (find("list-link"));
  const file = /** @type {HTMLInputElement} */ (find("list-open"));
  const row = /** @type {HTMLTemplateElement} */ (find("list-row"));
  const aside = list.place + " damaged";
  const site = document.querySelector(".site-title")?.textContent || document.title;
  const publisher = /** @type {HTMLElement} */ (document.querySelector(".reading-list")).dataset.publisher || "";
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  const base = new URL("./", canonical?.href || list.root);
  const lang = document.documentElement.lang;
  const days = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC", numberingSystem: "latn" });
  /** @type {ListEntry[]} */
  let before = [];
  /** @type {ListEntry[]} */
  let offered = [];

  /** @type {Record<string, (key: string) => void>} */
  const deeds = {
    up: (key) => move(key, -1),
    down: (key) => move(key, 1),
    remove,
    clear: () => forget((entries) => say("cleared", { count: entries.length }), () => []),
    undo: () => {
      list.change((entries) => listFile.merged(before, entries));
      undo.hidden = true;
      say("");
    },
    accept: () => {
      add(offered);
      dismiss();
    },
    dismiss,
    copy: async () => copy(await citations()),
    share: () => copy(link.value),
    cite: async () => {
      const text = await citations();
      const [ending, type] = reftel.citationFiles[chosen()];
      reftel.save(`citations.${ending}`, type, text);
    },
    save: () => reftel.save("reading-list.json", "application/json", listFile.write(list.read(), site)),
    texts,
    rescue: () => reftel.save("damaged-reading-list.txt", "text/plain", localStorage.getItem(aside) || ""),
    discard: () => {
      localStorage.removeItem(aside);
      list.damaged = false;
      show();
    },
  };

  document.addEventListener("click", function (event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button[data-do]");
    if (button instanceof HTMLButtonElement) deeds[button.dataset.do || ""]?.(keyOf(button));
  });
  rows.addEventListener("input", (event) => note(/** @type {HTMLTextAreaElement} */ (event.target)));
  rows.addEventListener("keydown", function (event) {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!way || !event.altKey) return;
    event.preventDefault();
    move(keyOf(/** @type {HTMLElement} */ (event.target)), way);
  });
  file.addEventListener("change", open);
  addEventListener("hashchange", offer);
  list.watch(show);
  show();
  offer();
  complete();

  function show() {
    const entries = list.read();
    const old = new Map(Array.from(rows.children, (item) => [/** @type {HTMLElement} */ (item).dataset.of || "", item]));
    const focus = /** @type {HTMLElement | null} */ (document.activeElement);
    const items = entries.map((entry) => filled(old.get(entry.key) || fresh(entry), entry));
    // What is in its place stays there, so that nobody who writes a note is disturbed.
    items.forEach((item, place) => item !== rows.children[place] && rows.insertBefore(item, rows.children[place] || null));
    for (const item of Array.from(rows.children).slice(items.length)) item.remove();
    if (focus && focus !== document.activeElement && rows.contains(focus)) focus.focus();
    find("list-empty").hidden = entries.length > 0;
    find("list-tools").hidden = false;
    /** @type {HTMLElement} */ (document.querySelector("[data-needs-cables]")).hidden = !entries.length;
    link.value = new URL("reading-list.html", base).href + listFile.fragment(entries);
    const damaged = list.damaged || kept(aside);
    find("list-rescue").hidden = !damaged;
    if (list.fault) complain(list.fault);
    else if (damaged) complain("damaged");
  }

  /** @param {string} place */
  function kept(place) {
    try {
      return localStorage.getItem(place) !== null;
    } catch {
      return false;
    }
  }

  /** @param {ListEntry} entry */
  function fresh(entry) {
    const item = /** @type {HTMLElement} */ (row.content.cloneNode(true)).querySelector("li");
    if (!item) throw new Error("the template list-row has no li");
    item.dataset.of = entry.key;
    return item;
  }

  /**
   * @param {Element} item
   * @param {ListEntry} entry
   */
  function filled(item, entry) {
    /** @param {string} selector */
    const part = (selector) => /** @type {HTMLElement} */ (item.querySelector(selector));
    const title = /** @type {HTMLAnchorElement} */ (part(".entry-title a"));
    title.href = new URL(entry.url, list.root).href;
    title.textContent = entry.subject || entry.id;
    part(".id").textContent = entry.id;
    part(".origin").textContent = entry.origin;
    part(".level").textContent = entry.classification;
    part(".level").hidden = !entry.classification;
    const word = entry.classification.split("//")[0].toLowerCase().replace(/[^a-z]+/g, "-");
    part(".level").className = "level " + word;
    part(".entry-when").textContent = entry.date && days.format(new Date(entry.date));
    const note = item.querySelector("textarea");
    if (note) {
      if (note !== document.activeElement) note.value = entry.note;
      note.setAttribute("aria-label", `${part(".entry-note span").textContent}: ${entry.id}`);
    }
    for (const button of item.querySelectorAll(".entry-tools button")) {
      button.setAttribute("aria-label", `${button.textContent}: ${entry.id}`);
    }
    return item;
  }

  /** @param {Element} element */
  function keyOf(element) {
    return /** @type {HTMLElement | null} */ (element.closest("[data-of]"))?.dataset.of || "";
  }

  /**
   * @param {string} key
   * @param {number} way
   */
  function move(key, way) {
    list.change(function (entries) {
      const place = entries.findIndex((entry) => entry.key === key);
      const other = place + way;
      if (place < 0 || other < 0 || other >= entries.length) return entries;
      const moved = [...entries];
      [moved[place], moved[other]] = [moved[other], moved[place]];
      say("moved", { id: entries[place].id, place: other + 1, count: entries.length });
      return moved;
    });
  }

  /** @param {string} key */
  function remove(key) {
    const items = Array.from(rows.children);
    const place = items.findIndex((item) => keyOf(item) === key);
    const gone = list.read().find((entry) => entry.key === key);
    forget(() => say("removed", { id: gone?.id || key }), (entries) => entries.filter((entry) => entry.key !== key));
    const next = rows.children[Math.min(place, rows.children.length - 1)];
    const target = next ? next.querySelector("[data-do=remove]") : undo.querySelector("button");
    /** @type {HTMLElement | null} */ (target)?.focus();
  }

  /**
   * @param {(entries: ListEntry[]) => void} told
   * @param {(entries: ListEntry[]) => ListEntry[]} edit
   */
  function forget(told, edit) {
    list.change(function (entries) {
      before = entries;
      told(entries);
      return edit(entries);
    });
    undo.hidden = false;
  }

  /** @param {HTMLTextAreaElement} area */
  function note(area) {
    const key = keyOf(area);
    list.change((entries) => entries.map((entry) => (entry.key === key ? { ...entry, note: area.value } : entry)));
  }

  /** @param {ListEntry[]} entries */
  function add(entries) {
    const old = list.read().length;
    // A note that has the focus is left alone while others change it; here it is the reader who does.
    /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
    list.change((mine) => listFile.merged(mine, entries));
    say("added", { count: list.read().length - old });
    complete();
  }

  /** What is known of a cable in part is asked of its page. */
  function complete() {
    describe(list.read(), (known) => list.change((mine) => mine.map((entry) => described(entry, known))));
  }

  function offer() {
    const found = listFile.ofFragment(location.hash) || [];
    offered = found.filter((entry) => !list.has(entry.key));
    const items = /** @type {HTMLElement} */ (shared.querySelector("ol"));
    items.replaceChildren(...offered.map((entry) => {
      const item = filled(fresh(entry), entry);
      for (const part of item.querySelectorAll(".entry-note, .entry-tools")) part.remove();
      return item;
    }));
    shared.hidden = !offered.length;
    describe(offered, function (entry) {
      offered = offered.map((old) => (old.key === entry.key ? entry : old));
      const item = Array.from(items.children).find((item) => keyOf(item) === entry.key);
      if (item) filled(item, entry);
    });
  }

  function dismiss() {
    history.replaceState(null, "", location.href.split("#")[0]);
    offer();
  }

  async function open() {
    const text = await file.files?.[0]?.text();
    file.value = "";
    if (text === undefined) return;
    say("");
    fault.hidden = true;
    const found = listFile.parse(text);
    if ("wrong" in found) return complain(found.wrong);
    // Whether this archive has them, their pages tell.
    add(found.entries.map((entry) => ({ ...entry, partly: true })));
    if (found.bad.length) complain("bad", { count: found.entries.length, numbers: found.bad.join(", ") });
  }

  function chosen() {
    return /** @type {CitationForm} */ (form.value);
  }

  async function citations() {
    await reftel.load("citation.js");
    const accessed = reftel.today();
    const all = list.read().map((cable) => ({
      cable: { ...cable, site, publisher },
      at: { url: base.protocol === "file:" ? "" : new URL(cable.url, base).href, accessed, par: "" },
    }));
    return reftel.citeAll(chosen(), all);
  }

  /**
   * Finds out what a list that came by a link does not say.
   * @param {ListEntry[]} entries
   * @param {(entry: ListEntry) => void} told
   */
  async function describe(entries, told) {
    const silent = [];
    for (const entry of entries.filter((entry) => !entry.subject || entry.partly)) {
      const answer = await reftel.askPage(entry);
      if (answer) told(known(entry, answer));
      else silent.push(entry.id);
    }
    if (!silent.length) return;
    const before = fault.hidden ? "" : fault.textContent + " ";
    complain("absent", { ids: silent.join(", ") });
    fault.prepend(before);
  }

  /**
   * @param {ListEntry} entry
   * @param {ListEntry} known
   */
  function described(entry, known) {
    return entry.key === known.key ? { ...known, note: entry.note } : entry;
  }

  /**
   * @param {ListEntry} entry
   * @param {ListAnswer} answer
   */
  function known(entry, answer) {
    return { ...answer.reftel, note: entry.note };
  }

  async function texts() {
    const entries = list.read();
    const parts = [];
    const silent = [];
    for (const [index, entry] of entries.entries()) {
      say("asking", { place: index + 1, count: entries.length });
      const answer = await reftel.askPage(entry);
      if (answer) parts.push(whole(known(entry, answer), answer.text));
      else silent.push(entry.id);
    }
    say("");
    if (silent.length) complain("silent", { ids: silent.join(", ") });
    if (parts.length) reftel.save("cables.txt", "text/plain", parts.join(`\n\n${"=".repeat(78)}\n\n`) + "\n");
  }

  /**
   * @param {ListEntry} entry
   * @param {string} text
   */
  function whole(entry, text) {
    const head = [entry.id, entry.subject, entry.date, entry.classification, entry.origin, new URL(entry.url, base).href];
    return [...head.filter(Boolean), ...(entry.note ? ["", entry.note] : []), "", text.trim()].join("\n");
  }

  /** @param {string} text */
  async function copy(text) {
    if (await reftel.copy(text)) say("copied");
  }

  /**
   * @param {string} what
   * @param {Record<string, string | number>} [values]
   */
  function say(what, values) {
    status.textContent = worded(status, what, values);
  }

  /**
   * @param {string} what
   * @param {Record<string, string | number>} [values]
   */
  function complain(what, values) {
    fault.textContent = worded(fault, what, values);
    fault.hidden = false;
  }

  /**
   * The template's words, with values in place of their names.
   * @param {HTMLElement} element
   * @param {string} what
   * @param {Record<string, string | number>} [values]
   */
  function worded(element, what, values = {}) {
    const words = element.getAttribute("data-" + what) || "";
    return words.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
  }
})();
