// The postings of terms: route, shard, and the places of a term's numbers in the shard's columns.
"use strict";

(function () {
  const BODY = 1;
  const { file, lastPlace, nameAt, open, skip, texts, varints } = reftel;

  reftel.locate = async function (term) {
    const { routes } = await open();
    const place = lastPlace(routes.length, (i) => routes[i][0] <= term);
    if (place < 0) return null;
    const route = await file(routes[place][1], 3, ([terms, shards, positions]) => ({
      terms: texts(terms),
      shards,
      positions,
    }));
    const shard = lastPlace(route.terms.length, (i) => route.terms[i] <= term);
    return {
      shard: nameAt("S", route.shards, shard),
      positions: route.positions.length ? nameAt("P", route.positions, shard) : "",
    };
  };

  reftel.posting = async function (term, place) {
    const { fields } = await open();
    const shard = await file(place.shard, 3 + 4 * fields.length, readShard);
    const index = lastPlace(shard.terms.length, (i) => shard.terms[i] <= term);
    if (shard.terms[index] !== term) return null;
    const found = shard.fields.map((_, field) => readField(shard, field, index));
    const documents = found.reduce((sum, field) => sum + field.documents.length, 0);
    return { term, documents, fields: found, place: place.positions };
  };

  /**
   * @param {Uint8Array[]} columns
   * @returns {Shard}
   */
  function readShard(columns) {
    const fields = [];
    for (let at = 2; at + 4 < columns.length; at += 4) {
      const [counts, documents, frequencies, lengths] = columns.slice(at, at + 4);
      fields.push({ counts: varints(counts), documents, frequencies, lengths });
    }
    return {
      terms: texts(columns[0]),
      reaches: varints(columns[1]),
      fields,
      known: columns[columns.length - 1],
    };
  }

  /**
   * @param {Shard} shard
   * @param {number} field
   * @param {number} index
   * @returns {FieldPosting}
   */
  function readField({ reaches, fields, known }, field, index) {
    const { counts, documents, frequencies, lengths } = fields[field];
    const count = counts[index];
    const reach = field === BODY ? reaches[index] : 0;
    // Postings of the terms before, those of them that have a bit, and those whose length is there.
    let before = 0;
    let bits = 0;
    for (let i = 0; i < index; i++) {
      before += counts[i];
      if (field === BODY && reaches[i]) bits += counts[i];
    }
    const told = before - bits + ones(known, bits);
    const frequenciesAt = skip(frequencies, 0, before);
    const found = varints(frequencies, frequenciesAt, count);
    return {
      documents: reftel.sums(varints(documents, skip(documents, 0, before), count)),
      frequencies: found,
      lengths: reach ? spread(lengths, told, known, bits, count) : reftel.planes(lengths, told, count),
      reach,
      before: () => varints(frequencies, 0, before),
    };
  }

  /**
   * The lengths that are there, and 0 for the others.
   * @param {Uint8Array} lengths
   * @param {number} from
   * @param {Uint8Array} known
   * @param {number} bits
   * @param {number} count
   */
  function spread(lengths, from, known, bits, count) {
    const found = new Uint16Array(count);
    const high = lengths.length >> 1;
    for (let i = 0, at = from, bit = bits; i < count; i++, bit++) {
      if ((known[bit >> 3] << (bit & 7)) & 128) found[i] = lengths[at] | (lengths[high + at++] << 8);
    }
    return found;
  }

  /**
   * How many of the first bits are set.
   * @param {Uint8Array} bytes
   * @param {number} count
   */
  function ones(bytes, count) {
    let sum = 0;
    for (let bit = 0; bit < count; bit++) sum += ((bytes[bit >> 3] << (bit & 7)) >> 7) & 1;
    return sum;
  }
})();
