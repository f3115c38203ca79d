// The postings of terms: route, shard, and the places of a term's numbers in the shard's columns.
"use strict";

(function () {
  const BODY = 1;

  reftel.locate = async function (term) {
    const { routes } = await reftel.open();
    const place = reftel.lastPlace(routes.length, (i) => routes[i][0] <= term);
    if (place < 0) return null;
    const route = await reftel.file(routes[place][1], 3, ([terms, shards, positions]) => ({
      terms: reftel.texts(terms),
      shards,
      positions,
    }));
    const shard = reftel.lastPlace(route.terms.length, (i) => route.terms[i] <= term);
    return {
      shard: reftel.nameAt("S", route.shards, shard),
      positions: route.positions.length ? reftel.nameAt("P", route.positions, shard) : "",
    };
  };

  reftel.posting = async function (term) {
    const place = await reftel.locate(term);
    if (!place) return null;
    const shard = await shardOf(place.shard);
    const index = reftel.lastPlace(shard.terms.length, (i) => shard.terms[i] <= term);
    if (shard.terms[index] !== term) return null;
    const found = shard.fields.map((field) => readField(field, index));
    const documents = found.reduce((sum, field) => sum + field.documents.length, 0);
    return { term, documents, fields: found, place: { ...place, index } };
  };

  /** @param {string} name */
  async function shardOf(name) {
    const { fields, carried } = await reftel.open();
    return reftel.file(name, 1 + 4 * fields.length, (columns) => readShard(columns, carried));
  }

  /**
   * @param {Uint8Array[]} columns
   * @param {number} carried
   * @returns {Shard}
   */
  function readShard(columns, carried) {
    const fields = [];
    for (let at = 1; at < columns.length; at += 4) {
      const [, documents, frequencies, lengths] = columns.slice(at, at + 4);
      const counts = reftel.varints(columns[at]);
      const whole = at > 1 + 4 * BODY || at < 1 + 4 * BODY;
      fields.push({
        counts,
        documents,
        frequencies,
        lengths,
        documentsAt: offsets(documents, counts),
        frequenciesAt: offsets(frequencies, counts),
        lengthsAt: reftel.starts(counts.map((count) => (whole || count <= carried ? count : 0))),
      });
    }
    return { terms: reftel.texts(columns[0]), fields };
  }

  /**
   * Where each term's varints begin.
   * @param {Uint8Array} bytes
   * @param {Uint32Array} counts
   */
  function offsets(bytes, counts) {
    let at = 0;
    return counts.map((count) => {
      const start = at;
      at = reftel.skip(bytes, at, count);
      return start;
    });
  }

  /**
   * @param {ShardField} field
   * @param {number} index
   * @returns {FieldPosting}
   */
  function readField(field, index) {
    const count = field.counts[index];
    const from = field.lengthsAt[index];
    return {
      documents: reftel.sums(reftel.varints(field.documents, field.documentsAt[index], count)),
      frequencies: reftel.varints(field.frequencies, field.frequenciesAt[index], count),
      lengths: field.lengthsAt[index + 1] - from === count ? reftel.planes(field.lengths, from, count) : null,
    };
  }

  reftel.positions = async function ({ place, fields }, field) {
    const columns = await reftel.file(place.positions, fields.length, (found) => found);
    const { counts, frequencies } = (await shardOf(place.shard)).fields[field];
    const before = counts.subarray(0, place.index).reduce((sum, count) => sum + count, 0);
    const earlier = reftel.varints(frequencies, 0, before).reduce((sum, count) => sum + count, 0);
    const starts = reftel.starts(fields[field].frequencies);
    const bytes = columns[field];
    const found = reftel.varints(bytes, reftel.skip(bytes, 0, earlier), starts[starts.length - 1]);
    for (let document = 0; document + 1 < starts.length; document++) {
      for (let i = starts[document] + 1; i < starts[document + 1]; i++) found[i] += found[i - 1];
    }
    return { starts, found };
  };
})();
