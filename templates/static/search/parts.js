// What only some queries need stands in scripts of its own. The first call of one of their functions loads the script,
// which puts its functions in the place of those here.
"use strict";

(function () {
  const all = /** @type {Record<string, Function>} */ (/** @type {unknown} */ (reftel));
  /** @type {Map<string, Promise<void>>} */
  const loads = new Map();

  // The page names each script, and behind it the functions.
  for (const part of Object.values(document.currentScript?.dataset || {})) {
    const [file, ...names] = (part || "").split(" ");
    for (const name of names) {
      all[name] = async function standIn(/** @type {unknown[]} */ ...values) {
        await load(file, () => all[name] !== standIn);
        return all[name](...values);
      };
    }
  }

  /**
   * @param {string} file
   * @param {() => boolean} there
   */
  function load(file, there) {
    const begun = loads.get(file);
    if (begun) return begun;
    const made = reftel.run(file).then(() => {
      if (!there()) throw reftel.broken("damaged", file);
    });
    loads.set(file, made);
    // The next who asks tries again.
    made.catch(() => loads.delete(file));
    return made;
  }
})();
