// Finds documents as Lunr does, from no more of the index than the query needs.
"use strict";

(function () {
  // A query that needs more would load for minutes; some 25 KB each.
  const MOST_SHARDS = 400;
  const SIGN = /[-+:~^*"\\]/;

  /** @type {Search} */
  async function search(query, options = {}) {
    const { filters = {}, from = "", to = "", sort = "relevance", offset = 0, limit = 20, abstracts = true } = options;
    const manifest = await reftel.open();
    const fields = manifest.fields.map(({ name }) => name);
    const words = plain(query, fields);
    const parsed = words || (await reftel.parse(query, fields));
    // Results need it at last; its fault is told then.
    if (limit && manifest.entries) reftel.heads(manifest.entries).catch(() => {});
    const plan = words ? await planOf(words, fields) : await reftel.planned(parsed, manifest);
    const all = listOf(plan.signs ? await reftel.sifted(plan, plan.signs) : await reftel.any(plan));
    const some = from || to || Object.values(filters).some((value) => String(value));
    const left = some ? await reftel.narrowed(all, from, to, filters) : all;
    const page = await pageOf(manifest, plan, left, sort, offset, limit);
    const entries = await reftel.documents(page.map(({ number }) => number), abstracts);
    return {
      total: left.length,
      results: entries.map((entry, i) => ({ ...entry, score: page[i].score, terms: termsIn(plan, entry.number) })),
      histogram: reftel.histogram(await reftel.months(), left),
      facets: options.facets ? await reftel.facets(left) : undefined,
      spellings: options.spellings && all.length ? await reftel.spellings(query, plan) : undefined,
      corrected: all.length ? undefined : await reftel.corrected(query, plan),
    };
  }
  reftel.search = search;

  /**
   * The clauses of a query without any sign of the language, which takes a script of its own.
   * @param {string} query
   * @param {string[]} fields
   * @returns {ParsedQuery | null}
   */
  function plain(query, fields) {
    if (SIGN.test(query)) return null;
    const clauses = Array.from(query.matchAll(/\S+/g), ({ 0: word, index: start }) => {
      const end = start + word.length;
      return { term: word.toLowerCase(), fields, boost: 1, usePipeline: true, presence: /** @type {1} */ (1), start, end };
    });
    return { clauses, phrases: [] };
  }
  reftel.plain = plain;

  /**
   * @param {ParsedQuery} query one of nothing but words
   * @param {string[]} fields
   * @returns {Promise<Plan>}
   */
  async function planOf({ clauses }, fields) {
    const terms = clauses.map(({ term }) => reftel.stem(term));
    const planned = clauses.map((clause, i) => ({ ...clause, terms: [terms[i]], fields: Array.from(fields.keys()) }));
    return { clauses: planned, postings: await reftel.postings(terms) };
  }

  reftel.postings = async function (terms) {
    const places = await Promise.all(
      Array.from(new Set(terms), async (term) => ({ term, place: await reftel.locate(term) })),
    );
    const shards = new Set(places.map(({ place }) => place && place.shard));
    if (shards.size > MOST_SHARDS) {
      throw new reftel.SearchError("query", reftel.say("the words of this query stand in {count} parts of the index", { count: shards.size }));
    }
    const found = await Promise.all(places.map(({ term, place }) => place && reftel.posting(term, place)));
    return new Map(found.flatMap((posting) => (posting ? [[posting.term, posting]] : [])));
  };

  reftel.any = async function ({ clauses, postings }) {
    // Without a word that is looked for, all documents are.
    if (!clauses.length) return reftel.taken();
    const { numbers } = await reftel.open();
    const hits = new Uint8Array(numbers);
    for (const documents of reftel.lists(clauses, postings)) {
      for (let i = 0; i < documents.length; i++) hits[documents[i]] = 1;
    }
    return hits;
  };

  reftel.lists = function (clauses, postings) {
    return clauses.flatMap(({ terms, fields }) =>
      terms.flatMap((term) => {
        const posting = postings.get(term);
        return posting ? fields.map((field) => posting.fields[field].documents) : [];
      }),
    );
  };

  /** @param {Uint8Array<ArrayBuffer>} flags */
  function listOf(flags) {
    const list = new Uint32Array(flags.length);
    // Four at a time, for most are not set.
    const fours = new Uint32Array(flags.buffer, 0, flags.length >> 2);
    let count = 0;
    for (let i = 0; i < fours.length; i++) {
      if (fours[i]) for (let j = 4 * i; j < 4 * i + 4; j++) if (flags[j]) list[count++] = j;
    }
    for (let j = 4 * fours.length; j < flags.length; j++) if (flags[j]) list[count++] = j;
    return list.subarray(0, count);
  }

  /**
   * The numbers and scores of the documents that are asked for; a score that is not needed may be unknown.
   * @param {Manifest} manifest
   * @param {Plan} plan
   * @param {Uint32Array<ArrayBuffer>} documents
   * @param {Sort} sort
   * @param {number} offset
   * @param {number} limit
   */
  async function pageOf(manifest, plan, documents, sort, offset, limit) {
    if (!limit) return [];
    const weights = weightsOf(manifest, plan);
    if (sort === "relevance") return (await reftel.rank(manifest, weights, documents, offset + limit)).slice(offset);
    return reftel.byDate(manifest, weights, documents, sort === "newest", offset, limit);
  }

  /**
   * For each field the vector of the query: what the clauses that mean a term add up to.
   * @param {Manifest} manifest
   * @param {Plan} plan
   */
  function weightsOf(manifest, { clauses, postings }) {
    const weights = manifest.fields.map(() => /** @type {Map<string, WeightedPosting>} */ (new Map()));
    for (const { terms, fields, boost } of clauses) {
      for (const term of terms) {
        const posting = postings.get(term);
        if (!posting) continue;
        for (const field of fields) {
          const weight = (weights[field].get(term)?.weight || 0) + boost;
          weights[field].set(term, { posting, weight });
        }
      }
    }
    return weights;
  }

  /**
   * The query's terms that stand in a document.
   * @param {Plan} plan
   * @param {number} number
   */
  function termsIn({ clauses, postings }, number) {
    const wanted = new Set(clauses.flatMap(({ terms }) => terms));
    const holds = (/** @type {FieldPosting} */ { documents }) =>
      documents[reftel.lastPlace(documents.length, (i) => documents[i] <= number)] === number;
    return Array.from(wanted).filter((term) => postings.get(term)?.fields.some(holds));
  }
})();
