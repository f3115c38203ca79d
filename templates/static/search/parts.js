// What only some queries need stands in scripts of its own. The first call of one of their functions loads the script,
// which puts its functions in the place of those here.
"use strict";

(function () {
  /** @type {Record<string, string[]>} */
  const PARTS = {
    language: ["parse"],
    phrases: ["phrased", "withPhrase"],
    words: ["expand", "suggest", "didYouMean", "corrected", "combobox"],
    narrow: ["interval", "taken", "byDate", "narrowed", "facets", "filterGroups", "chips"],
    ids: ["findId", "meant"],
  };
  const paths = document.currentScript ? document.currentScript.dataset : {};
  const all = /** @type {Record<string, Function>} */ (/** @type {unknown} */ (reftel));
  /** @type {Map<string, Promise<void>>} */
  const loads = new Map();
  /** @type {Set<string>} */
  const failed = new Set();

  for (const [part, names] of Object.entries(PARTS)) {
    for (const name of names) {
      all[name] = async function standIn(/** @type {unknown[]} */ ...values) {
        await load(part, () => all[name] !== standIn);
        return all[name](...values);
      };
    }
  }

  /**
   * @param {string} part
   * @param {() => boolean} there
   */
  function load(part, there) {
    const file = paths[part] || "";
    const begun = loads.get(part);
    if (begun) return begun;
    const made = reftel.run(file + (failed.has(part) ? "?" + Date.now() : "")).then(() => {
      if (!there()) throw new reftel.SearchError("damaged", `${file} is damaged`, { file });
    });
    loads.set(part, made);
    // The next who asks tries again, past all caches.
    made.catch(() => failed.add(part) && loads.delete(part));
    return made;
  }
})();
