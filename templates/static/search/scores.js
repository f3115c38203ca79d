// Lunr's scores, exact, from the postings of a query's terms.
"use strict";

(function () {
  const BODY = 1;
  const LENGTHS = 4096;
  // Lengths of the bodies that some posting or file has told, 0 for the others; and whose they are.
  let bodies = new Uint16Array(0);
  // What the entries of a document add up to. Kept, for a large archive has large ones.
  let sums = new Float64Array(0);
  /** @type {Manifest | null} */
  let owner = null;

  /**
   * Takes in the lengths that postings tell, for one tells what another does not. Gives for each number the least that
   * its length can be by all of them, where there are several.
   * @param {Manifest} manifest
   * @param {WeightedPosting[]} terms
   */
  function learnLengths(manifest, terms) {
    if (owner !== manifest) {
      owner = manifest;
      bodies = new Uint16Array(manifest.numbers);
      sums = new Float64Array(manifest.numbers);
    }
    if (terms.length < 2) return null;
    const least = new Uint16Array(manifest.numbers);
    for (const { posting } of terms) {
      const { documents, frequencies, lengths, reach } = posting.fields[BODY];
      for (let i = 0; i < documents.length; i++) {
        const document = documents[i];
        if (lengths[i]) bodies[document] = lengths[i];
        else if (reach * frequencies[i] > least[document]) least[document] = reach * frequencies[i];
      }
    }
    return least;
  }

  /** @param {number} part */
  async function loadLengths(part) {
    const { lengths } = await reftel.open();
    const found = await reftel.file(lengths[part], 1, ([column]) => reftel.planes(column));
    bodies.set(found.subarray(0, bodies.length - part * LENGTHS), part * LENGTHS);
  }

  /**
   * Fields whose vectors have one length are added up before the division: entries are whole thousandths, so that equal
   * scores come out equal.
   * @param {Weights} weights
   */
  function groupsOf(weights) {
    /** @type {Map<number, number[]>} */
    const groups = new Map();
    weights.forEach((field, i) => {
      const squares = Array.from(field.values()).reduce((sum, { weight }) => sum + weight * weight, 0);
      if (field.size) groups.set(squares, [...(groups.get(squares) || []), i]);
    });
    return Array.from(groups, ([squares, fields]) => ({ fields, length: Math.sqrt(squares) * 1000 }));
  }

  reftel.scores = function (manifest, weights, found) {
    const least = learnLengths(manifest, Array.from(weights[BODY].values()));
    const scores = new Float64Array(found.length);
    const bound = new Uint8Array(manifest.numbers);
    for (const { fields, length } of groupsOf(weights)) {
      sums.fill(0);
      for (const field of fields) {
        for (const term of weights[field].values()) add(manifest, field, term, least, bound);
      }
      for (let i = 0; i < found.length; i++) scores[i] += sums[found[i]] / length || 0;
    }
    return { scores, bound };
  };

  /**
   * What is alike in all entries of a term in a field.
   * @param {Manifest} manifest
   * @param {number} field
   * @param {WeightedPosting} term
   */
  function entries({ documents: all, fields, k1, b }, field, { posting, weight }) {
    const { average, boost } = fields[field];
    const idf = Math.log(1 + Math.abs((all - posting.documents + 0.5) / (posting.documents + 0.5)));
    return (/** @type {number} */ tf, /** @type {number} */ length) => {
      const entry = ((idf * ((k1 + 1) * tf)) / (k1 * (1 - b + b * (length / average)) + tf)) * boost;
      return weight * Math.round(entry * 1000);
    };
  }

  /**
   * Adds the entries of a term in a field. Where the length of a body is not known, the entry is what it would be at
   * most, and the document is marked.
   * @param {Manifest} manifest
   * @param {number} field
   * @param {WeightedPosting} term
   * @param {Uint16Array | null} least
   * @param {Uint8Array} bound
   */
  function add(manifest, field, term, least, bound) {
    const { documents, frequencies, lengths, reach } = term.posting.fields[field];
    const entry = entries(manifest, field, term);
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i];
      let length = lengths[i] || (reach ? bodies[document] : 0);
      if (!length && reach) {
        length = least ? least[document] : reach * frequencies[i];
        bound[document] = 1;
      }
      sums[document] += entry(frequencies[i], length);
    }
  }

  /**
   * The score of a document whose length is known by now.
   * @param {Manifest} manifest
   * @param {Weights} weights
   * @param {number} document
   */
  function exact(manifest, weights, document) {
    let score = 0;
    for (const { fields, length } of groupsOf(weights)) {
      let sum = 0;
      for (const field of fields) {
        for (const term of weights[field].values()) {
          const { documents, frequencies, lengths } = term.posting.fields[field];
          const i = reftel.lastPlace(documents.length, (place) => documents[place] <= document);
          if (documents[i] !== document) continue;
          sum += entries(manifest, field, term)(frequencies[i], lengths[i] || bodies[document]);
        }
      }
      score += sum / length || 0;
    }
    return score;
  }

  reftel.rank = async function (manifest, weights, found, count) {
    const { scores, bound } = reftel.scores(manifest, weights, found);
    for (;;) {
      const best = first(scores, count);
      // If nobody among the first could fall back, nobody behind them can come forward.
      const open = best.filter((place) => bound[found[place]]);
      if (!open.length) return best.map((place) => ({ number: found[place], score: scores[place] }));
      const unknown = open.map((place) => found[place]).filter((document) => !bodies[document]);
      const parts = new Set(unknown.map((document) => Math.floor(document / LENGTHS)));
      await Promise.all(Array.from(parts, loadLengths));
      for (const place of open) {
        scores[place] = exact(manifest, weights, found[place]);
        bound[found[place]] = 0;
      }
    }
  };

  /**
   * The places of the best scores, in order.
   * @param {Float64Array} scores
   * @param {number} count
   */
  function first(scores, count) {
    const order = (/** @type {number} */ a, /** @type {number} */ b) => scores[b] - scores[a] || a - b;
    /** @type {number[]} */
    let best = [];
    let least = -1;
    for (let place = 0; place < scores.length; place++) {
      // Who comes later needs a better score.
      if (scores[place] <= least) continue;
      best.push(place);
      if (best.length < 2 * count + 100) continue;
      best = best.sort(order).slice(0, count);
      least = count ? scores[best[count - 1]] : Infinity;
    }
    return best.sort(order).slice(0, count);
  }
})();
