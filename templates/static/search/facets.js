// Filters by what stands in the columns of documents, and how often each value occurs in a result.
"use strict";

(function () {
  const NUMBERS = 16384;
  /** @type {Array<"origin" | "country" | "classification">} */
  const SINGLE = ["origin", "country", "classification"];

  /**
   * @param {string} name
   * @returns {Promise<Chunk>}
   */
  function chunk(name) {
    return reftel.file(name, 6, ([values, origin, country, classification, counts, tags]) => {
      const known = /** @type {Record<string, string[]>} */ (reftel.json(values));
      return {
        values: {
          origin: known.origins,
          country: known.countries,
          classification: known.classifications,
          tag: known.tags,
        },
        origin: reftel.varints(origin),
        country: reftel.varints(country),
        classification: reftel.varints(classification),
        tagStarts: reftel.starts(counts),
        tags: reftel.varints(tags),
      };
    });
  }

  /**
   * The documents by the part of the columns that they stand in.
   * @param {Uint32Array<ArrayBuffer>} documents
   */
  async function parted(documents) {
    const { columns } = await reftel.open();
    const parts = [];
    for (let from = 0; from < documents.length; ) {
      const part = Math.floor(documents[from] / NUMBERS);
      const to = reftel.lastPlace(documents.length, (i) => documents[i] < (part + 1) * NUMBERS) + 1;
      parts.push({ part, own: documents.subarray(from, to) });
      from = to;
    }
    return Promise.all(parts.map(async ({ part, own }) => ({ own, part: await chunk(columns[part]) })));
  }

  reftel.narrowed = async function (documents, from, to, filters) {
    const unknown = Object.keys(filters).find((name) => ![...SINGLE, "year", "tag"].includes(name));
    if (unknown) throw new reftel.SearchError("query", `there is no filter '${unknown}'`);
    const left = await ofYears(await ofDays(documents, from, to), list(filters.year));
    const singles = SINGLE.filter((name) => list(filters[name]).length);
    const tags = list(filters.tag);
    if (!singles.length && !tags.length) return left;
    const kept = new Uint32Array(left.length);
    let count = 0;
    for (const { own, part } of await parted(left)) {
      // 0 in a column is no value, so places count from 1.
      const wanted = singles.map((name) => {
        const chosen = list(filters[name]);
        return { column: part[name], flags: [false, ...part.values[name].map((value) => chosen.includes(value))] };
      });
      const codes = tags.map((tag) => part.values.tag.indexOf(tag));
      for (const document of own) {
        const place = document % NUMBERS;
        if (!wanted.every(({ column, flags }) => flags[column[place]])) continue;
        const [from, to] = [part.tagStarts[place], part.tagStarts[place + 1]];
        if (codes.every((code) => part.tags.subarray(from, to).includes(code))) kept[count++] = document;
      }
    }
    return kept.subarray(0, count);
  };

  /**
   * @param {Uint32Array<ArrayBuffer>} documents
   * @param {string} from
   * @param {string} to
   */
  async function ofDays(documents, from, to) {
    if (!from && !to) return documents;
    const [first, last] = await reftel.interval(from, to);
    const place = (/** @type {number} */ limit) => reftel.lastPlace(documents.length, (i) => documents[i] < limit) + 1;
    return documents.subarray(place(first), Math.max(place(first), place(last)));
  }

  /**
   * @param {Uint32Array<ArrayBuffer>} documents
   * @param {string[]} years
   */
  async function ofYears(documents, years) {
    if (!years.length) return documents;
    const ranges = await Promise.all(years.map((year) => reftel.interval(year, year)));
    return documents.filter((document) => ranges.some(([from, to]) => from <= document && document < to));
  }

  reftel.facets = async function (documents) {
    const counts = { origin: counter(), country: counter(), classification: counter(), tag: counter() };
    for (const { own, part } of await parted(documents)) {
      for (const name of SINGLE) {
        const found = new Uint32Array(part.values[name].length + 1);
        const column = part[name];
        for (let i = 0; i < own.length; i++) found[column[own[i] % NUMBERS]]++;
        counts[name].add(part.values[name], found.subarray(1));
      }
      const found = new Uint32Array(part.values.tag.length);
      for (const document of own) {
        const place = document % NUMBERS;
        for (let i = part.tagStarts[place]; i < part.tagStarts[place + 1]; i++) found[part.tags[i]]++;
      }
      counts.tag.add(part.values.tag, found);
    }
    const years = counter();
    for (const { month, count } of reftel.histogram(await reftel.months(), documents)) {
      years.add([month.slice(0, 4)], [count]);
    }
    const { countries, tags } = await reftel.labels();
    return {
      year: years.values((year) => year),
      origin: ranked(counts.origin.values((origin) => origin)),
      country: ranked(counts.country.values((code) => countries.get(code) || code)),
      classification: ranked(counts.classification.values((text) => text)),
      tag: ranked(counts.tag.values((code) => tags.get(code) || "")),
    };
  };

  function counter() {
    /** @type {Map<string, number>} */
    const counts = new Map();
    return {
      add(/** @type {string[]} */ values, /** @type {ArrayLike<number>} */ found) {
        values.forEach((value, i) => found[i] && counts.set(value, (counts.get(value) || 0) + found[i]));
      },
      values: (/** @type {(value: string) => string} */ label) =>
        Array.from(counts, ([value, count]) => ({ value, label: label(value), count })),
    };
  }

  /** @param {FacetValue[]} values */
  function ranked(values) {
    return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }

  reftel.labels = async function () {
    const { values } = await reftel.open();
    if (!values) return { countries: new Map(), tags: new Map() };
    return reftel.file(values, 1, ([data]) => {
      const { countries, tags } = /** @type {Record<string, Record<string, string>>} */ (reftel.json(data));
      return { countries: new Map(Object.entries(countries)), tags: new Map(Object.entries(tags)) };
    });
  };

  /** @param {FilterValue | undefined} value */
  function list(value) {
    return value === undefined || value === "" ? [] : [value].flat().map(String);
  }
})();
