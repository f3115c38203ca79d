// The ids that lead to documents, and to what is told of cables that are cited and not in the archive.
"use strict";

(function () {
  const CANDIDATES = 50;
  // Two digits of the year or none, letters, the number.
  const ID = /^(\d\d(?:\d\d)?[\s-]*)?\p{L}[\p{L}\s.'-]*?0*(\d+)$/u;
  // As in generator/urls.py: the first year that two digits mean, and how many missing cables share a page.
  const FIRST_YEAR = 66;
  const SERIALS = 5000;

  reftel.meant = async function (query) {
    const [match, year, number] = ID.exec(query) || [];
    const found = match ? await named(query) : [];
    const { numbers } = await reftel.open();
    const cables = await held(found, false);
    const urls = cables.map(({ url }) => url).concat(found.filter(([, number]) => number === numbers).map(([key]) => stub(key)));
    // The number may be a year that is looked for: `Astana 2009`.
    const ambiguous = !year && /^(19|20)\d\d$/.test(number);
    return { cables, url: urls.length === 1 && !ambiguous ? urls[0] : "" };
  };

  reftel.findId = async (text, { abstracts = true } = {}) => held(await named(text), abstracts);

  /**
   * @param {Array<[string, number]>} found
   * @param {boolean} abstracts
   */
  async function held(found, abstracts) {
    const { numbers } = await reftel.open();
    const known = new Set(found.map(([, number]) => number).filter((number) => number < numbers));
    return reftel.documents(Array.from(known).sort((a, b) => a - b).slice(0, CANDIDATES), abstracts);
  }

  /** Where it is told who cites a cable that is not here. @param {string} key */
  function stub(key) {
    const [, post, serial, digits] = /** @type {RegExpExecArray} */ (/^([A-Z]+)(\d+) (\d\d)$/.exec(key));
    const start = Number(serial) - (Number(serial) % SERIALS);
    const year = Number(digits) + (Number(digits) < FIRST_YEAR ? 2000 : 1900);
    return `missing/${post}-${year}${start ? `-${start}` : ""}.html#id-${digits}${post}${serial}`;
  }

  /**
   * The keys that a text means, each with its number.
   * @param {string} text
   */
  async function named(text) {
    const letters = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
    const parts = /^(?:\d\d(?=\d\d\D))?(\d\d)?([A-Z]+)0*(\d+)$/.exec(letters);
    const keys = letters ? [letters] : [];
    if (parts) keys.unshift(`${parts[2]}${parts[3]} ${parts[1] || ""}`);
    /** @type {Array<[string, number]>} */
    const found = [];
    for (const key of keys) found.push(...(await withKey(key)));
    return found;
  }

  /**
   * Those with the key; with any year, where that is left open by a blank at the end.
   * @param {string} key
   */
  async function withKey(key) {
    const { ids } = await reftel.open();
    const first = Math.max(reftel.lastPlace(ids.length, (i) => ids[i][0] <= key), 0);
    const matches = (/** @type {string} */ other) => other === key || (key.endsWith(" ") && other.startsWith(key));
    /** @type {Array<[string, number]>} */
    const found = [];
    for (let i = first; i < ids.length && (i === first || matches(ids[i][0])); i++) {
      const { keys, numbers } = await reftel.file(ids[i][1], 2, ([texts, column]) => ({
        keys: reftel.texts(texts),
        numbers: reftel.varints(column),
      }));
      let at = reftel.lastPlace(keys.length, (j) => keys[j] < key) + 1;
      for (; at < keys.length && matches(keys[at]); at++) found.push([keys[at], numbers[at]]);
    }
    return found;
  }
})();
