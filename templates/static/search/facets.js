// Filters by what stands in the columns of documents, and how often each value occurs in a result.
"use strict";

(function () {
  const DOCUMENTS = 16384;
  /** @type {Array<"origin" | "country" | "classification">} */
  const SINGLE = ["origin", "country", "classification"];

  /**
   * @param {string} name
   * @returns {Promise<Chunk>}
   */
  function chunk(name) {
    return reftel.file(name, 5, ([origin, country, classification, counts, tags]) => ({
      origin: reftel.varints(origin),
      country: reftel.varints(country),
      classification: reftel.varints(classification),
      tagStarts: reftel.starts(Uint32Array.from(counts)),
      tags: reftel.varints(tags),
    }));
  }

  /**
   * What can be chosen, in the order of the columns' numbers.
   * @param {Values} values
   * @returns {Record<"origin" | "country" | "classification" | "tag", Array<[string, string]>>}
   */
  function choices(values) {
    return {
      origin: values.origins.map((origin) => [origin, origin]),
      country: values.countries,
      classification: values.classifications.map(([text]) => [text, text]),
      tag: values.tags,
    };
  }

  /**
   * Calls `visit` for each document with its part of the columns and its place there.
   * @param {Uint32Array} documents
   * @param {(document: number, chunk: Chunk, place: number) => void} visit
   */
  async function visitColumns(documents, visit) {
    const { columns } = await reftel.open();
    const needed = new Set(documents.map((document) => Math.floor(document / DOCUMENTS)));
    const chunks = new Map(
      await Promise.all(Array.from(needed, async (part) => /** @type {const} */ ([part, await chunk(columns[part])]))),
    );
    for (const document of documents) {
      const part = Math.floor(document / DOCUMENTS);
      visit(document, /** @type {Chunk} */ (chunks.get(part)), document % DOCUMENTS);
    }
  }

  reftel.filtered = async function (documents, filters) {
    let left = documents;
    const years = list(filters.year);
    if (years.length) {
      const times = await reftel.times();
      const ranges = years.map((year) => reftel.interval(times, year, year));
      left = left.filter((document) => ranges.some(([from, to]) => from <= document && document < to));
    }
    const singles = SINGLE.filter((name) => list(filters[name]).length);
    const tags = list(filters.tag);
    if (!singles.length && !tags.length) return left;
    const known = choices(await reftel.values());
    // 0 in a column is no value, so places count from 1.
    const wanted = singles.map((name) => {
      const chosen = list(filters[name]);
      return { name, flags: [false, ...known[name].map(([value]) => chosen.includes(value))] };
    });
    const tagPlaces = tags.map((tag) => known.tag.findIndex(([code]) => code === tag));
    /** @type {Set<number>} */
    const kept = new Set();
    await visitColumns(left, (document, part, place) => {
      const own = part.tags.subarray(part.tagStarts[place], part.tagStarts[place + 1]);
      if (!wanted.every(({ name, flags }) => flags[part[name][place]])) return;
      if (tagPlaces.every((tag) => own.includes(tag))) kept.add(document);
    });
    return left.filter((document) => kept.has(document));
  };

  reftel.facets = async function (documents) {
    const known = choices(await reftel.values());
    const counts = {
      origin: new Uint32Array(known.origin.length + 1),
      country: new Uint32Array(known.country.length + 1),
      classification: new Uint32Array(known.classification.length + 1),
      tag: new Uint32Array(known.tag.length),
    };
    await visitColumns(documents, (_, part, place) => {
      for (const name of SINGLE) counts[name][part[name][place]]++;
      for (let i = part.tagStarts[place]; i < part.tagStarts[place + 1]; i++) counts.tag[part.tags[i]]++;
    });
    /** @type {Map<string, number>} */
    const years = new Map();
    for (const { month, count } of reftel.months(await reftel.times(), documents)) {
      years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) || 0) + count);
    }
    return {
      year: Array.from(years, ([year, count]) => ({ value: year, label: year, count })),
      origin: ranked(known.origin, counts.origin.subarray(1)),
      country: ranked(known.country, counts.country.subarray(1)),
      classification: ranked(known.classification, counts.classification.subarray(1)),
      tag: ranked(known.tag, counts.tag),
    };
  };

  /**
   * @param {Array<[string, string]>} values
   * @param {Uint32Array} counts
   * @returns {FacetValue[]}
   */
  function ranked(values, counts) {
    const found = values.map(([value, label], i) => ({ value, label, count: counts[i] }));
    return found.filter(({ count }) => count).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }

  /** @param {FilterValue | undefined} value */
  function list(value) {
    return value === undefined || value === "" ? [] : [value].flat().map(String);
  }
})();
