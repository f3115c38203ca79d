// A reading list as a file and as the fragment of an address, and two lists made one.
//
// The file is JSON: {"format": "reftel-reading-list", "version": 1, "title": the archive's, "cables": [...]}, each
// cable with `url` (of its page, relative to the root of the site; without it a cable cannot be read) and, where they
// are known, `id`, `subject`, `date` (2009-07-02), `origin`, `classification`, `to` (whom it was addressed to first),
// `extract` (true where only a part was published) and `note` (the reader's own). The fragment is `#list=` and the
// cables in order, with commas between them; each as its
// page's name without ending, and in front of it the folder, `2009/07/`, where it is not that of the one before.
"use strict";

(function () {
  const FORMAT = "reftel-reading-list";
  const VERSION = 1;
  const START = "#list=";
  const UNDATED = "undated";

  /** @type {ReadingListFile} */
  const file = { write, parse, fragment, ofFragment, merged };
  reftel.listFile = file;

  /**
   * @param {ListEntry[]} entries
   * @param {string} title
   */
  function write(entries, title) {
    const cables = entries.map((entry) => {
      const { key: _, ...rest } = entry;
      return Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
    });
    return JSON.stringify({ format: FORMAT, version: VERSION, title, cables }, null, 2) + "\n";
  }

  /** @param {string} text */
  function parse(text) {
    let data;
    try {
      data = JSON.parse(text.replace(/^\ufeff/, ""));
    } catch {
      return { wrong: /** @type {const} */ ("not-json") };
    }
    if (!data || data.format !== FORMAT || !Array.isArray(data.cables)) return { wrong: /** @type {const} */ ("foreign") };
    if (data.version !== VERSION) return { wrong: /** @type {const} */ ("newer") };
    /** @type {number[]} */
    const bad = [];
    /** @type {ListEntry[]} */
    const entries = [];
    data.cables.forEach(function (/** @type {unknown} */ thing, /** @type {number} */ index) {
      const entry = reftel.list.entry(thing);
      if (entry) entries.push(entry);
      else bad.push(index + 1);
    });
    return { entries: merged([], entries), bad };
  }

  /** @param {ListEntry[]} entries */
  function fragment(entries) {
    let last = "";
    const parts = entries.map(function (entry) {
      const folder = entry.url.slice("cable/".length, -"/.html".length - entry.key.length);
      const part = folder === last ? entry.key : `${folder}/${entry.key}`;
      last = folder;
      return part;
    });
    return START + parts.join(",");
  }

  /** @param {string} hash */
  function ofFragment(hash) {
    if (!hash.startsWith(START)) return null;
    let folder = UNDATED;
    /** @type {ListEntry[]} */
    const entries = [];
    for (const part of decoded(hash.slice(START.length)).split(",")) {
      const cut = part.lastIndexOf("/");
      if (cut >= 0) folder = part.slice(0, cut);
      const entry = reftel.list.entry({ url: `cable/${folder}/${part.slice(cut + 1)}.html` });
      if (entry) entries.push(entry);
    }
    return merged([], entries);
  }

  /** Some programs escape the commas and slashes of a link. @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  /**
   * @param {ListEntry[]} mine
   * @param {ListEntry[]} theirs
   */
  function merged(mine, theirs) {
    const all = new Map(mine.map((entry) => [entry.key, entry]));
    for (const other of theirs) {
      const own = all.get(other.key);
      all.set(other.key, own ? { ...(own.subject ? own : other), note: notes(own.note, other.note) } : other);
    }
    return [...all.values()];
  }

  /**
   * @param {string} mine
   * @param {string} theirs
   */
  function notes(mine, theirs) {
    return mine.includes(theirs) ? mine : theirs.includes(mine) ? theirs : `${mine}\n${theirs}`;
  }
})();
