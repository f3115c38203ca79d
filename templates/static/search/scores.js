// Lunr's scores, exact, from the postings of a query's terms.
"use strict";

(function () {
  const BODY = 1;
  const LENGTHS = 262144;
  // Lengths of the bodies that some posting or file has told, -1 for the others; and whose they are.
  let bodies = new Int32Array(0);
  /** @type {Manifest | null} */
  let owner = null;

  reftel.learnLengths = function (manifest, postings) {
    if (owner !== manifest) bodies = new Int32Array(manifest.documents).fill(-1);
    owner = manifest;
    for (const { fields } of postings) {
      const { documents, lengths } = fields[BODY];
      if (lengths) documents.forEach((document, i) => (bodies[document] = lengths[i]));
    }
  };

  /** @param {number} part */
  async function loadLengths(part) {
    const { lengths } = await reftel.open();
    const found = await reftel.file(lengths[part], 1, ([column]) => reftel.planes(column));
    bodies.set(found, part * LENGTHS);
  }

  reftel.scores = function (manifest, weights, hits) {
    const scores = new Float64Array(manifest.documents);
    const bound = new Uint8Array(manifest.documents);
    // Fields whose vectors have one length are added up before the division: entries are whole thousandths, so that
    // equal scores come out equal.
    /** @type {Map<number, number[]>} */
    const groups = new Map();
    weights.forEach((field, i) => {
      const squares = Array.from(field.values()).reduce((sum, { weight }) => sum + weight * weight, 0);
      if (field.size) groups.set(squares, [...(groups.get(squares) || []), i]);
    });
    for (const [squares, fields] of groups) {
      const sums = groups.size > 1 ? new Float64Array(scores.length) : scores;
      for (const field of fields) {
        for (const entry of weights[field].values()) add(manifest, field, entry, hits, sums, bound);
      }
      const length = Math.sqrt(squares) * 1000;
      for (let i = 0; i < sums.length; i++) {
        if (sums !== scores) scores[i] += sums[i] / length || 0;
        else if (sums[i]) scores[i] = sums[i] / length || 0;
      }
    }
    return { scores, bound };
  };

  /**
   * Adds the entries of a term in a field. Where the length of a body is not known, the entry is what it would be at
   * most, and the document is marked.
   * @param {Manifest} manifest
   * @param {number} field
   * @param {WeightedPosting} term
   * @param {Uint8Array} hits
   * @param {Float64Array} sums
   * @param {Uint8Array} bound
   */
  function add({ documents: all, fields, k1, b }, field, { posting, weight }, hits, sums, bound) {
    const { documents, frequencies, lengths } = posting.fields[field];
    const { average, boost } = fields[field];
    const idf = Math.log(1 + Math.abs((all - posting.documents + 0.5) / (posting.documents + 0.5)));
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i];
      if (!hits[document]) continue;
      const tf = frequencies[i];
      let length = field === BODY || !lengths ? bodies[document] : lengths[i];
      if (length < 0) {
        length = tf;
        bound[document] = 1;
      }
      const entry = ((idf * ((k1 + 1) * tf)) / (k1 * (1 - b + b * (length / average)) + tf)) * boost;
      sums[document] += weight * Math.round(entry * 1000);
    }
  }

  reftel.rank = async function (manifest, weights, found, count) {
    const hits = new Uint8Array(manifest.documents);
    for (const document of found) hits[document] = 1;
    for (;;) {
      const { scores, bound } = reftel.scores(manifest, weights, hits);
      const best = first(found, scores, count);
      // If nobody among the first could fall back, nobody behind them can come forward.
      const parts = new Set(best.filter((document) => bound[document]).map((document) => Math.floor(document / LENGTHS)));
      if (!parts.size) return { best, scores };
      await Promise.all(Array.from(parts, loadLengths));
    }
  };

  /**
   * The documents with the best scores, in order.
   * @param {Uint32Array} found
   * @param {Float64Array} scores
   * @param {number} count
   */
  function first(found, scores, count) {
    const order = (/** @type {number} */ a, /** @type {number} */ b) => scores[b] - scores[a] || a - b;
    /** @type {number[]} */
    let best = [];
    let least = -1;
    for (const document of found) {
      // Who comes later needs a better score.
      if (scores[document] <= least) continue;
      best.push(document);
      if (best.length < 2 * count + 100) continue;
      best = best.sort(order).slice(0, count);
      least = count ? scores[best[count - 1]] : Infinity;
    }
    return best.sort(order).slice(0, count);
  }
})();
