// The ids that lead to documents.
"use strict";

(function () {
  const CANDIDATES = 50;
  // Two digits of the year or none, letters, the number.
  const ID = /^(\d\d(?:\d\d)?[\s-]*)?\p{L}[\p{L}\s.'-]*?0*(\d+)$/u;

  reftel.meant = async function (query) {
    const [match, year, number] = ID.exec(query) || [];
    const cables = match ? await reftel.findId(query, { abstracts: false }) : [];
    // The number may be a year that is looked for: `Astana 2009`.
    const ambiguous = !year && /^(19|20)\d\d$/.test(number);
    return { cables, sure: cables.length === 1 && !ambiguous };
  };

  reftel.findId = async function (text, { abstracts = true } = {}) {
    const letters = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
    const parts = /^(?:\d\d(?=\d\d\D))?(\d\d)?([A-Z]+)0*(\d+)$/.exec(letters);
    const keys = letters ? [letters] : [];
    if (parts) keys.unshift(`${parts[2]}${parts[3]} ${parts[1] || ""}`);
    /** @type {Set<number>} */
    const numbers = new Set();
    for (const key of keys) for (const number of await withKey(key)) numbers.add(number);
    return reftel.documents(Array.from(numbers).sort((a, b) => a - b).slice(0, CANDIDATES), abstracts);
  };

  /**
   * Documents with the key; with any year, where that is left open by a blank at the end.
   * @param {string} key
   */
  async function withKey(key) {
    const { ids } = await reftel.open();
    const first = Math.max(reftel.lastPlace(ids.length, (i) => ids[i][0] <= key), 0);
    const matches = (/** @type {string} */ other) => other === key || (key.endsWith(" ") && other.startsWith(key));
    /** @type {number[]} */
    const found = [];
    for (let i = first; i < ids.length && (i === first || matches(ids[i][0])); i++) {
      const { keys, numbers } = await reftel.file(ids[i][1], 2, ([texts, column]) => ({
        keys: reftel.texts(texts),
        numbers: reftel.varints(column),
      }));
      let at = reftel.lastPlace(keys.length, (j) => keys[j] < key) + 1;
      while (at < keys.length && matches(keys[at])) found.push(numbers[at++]);
    }
    return found;
  }
})();
