// Finds documents as Lunr does, from no more of the index than the query needs.
"use strict";

(function () {
  // A query that needs more would load for minutes; some 25 KB each.
  const MOST_SHARDS = 400;
  const REQUIRED = 2;
  const PROHIBITED = 3;
  const SIGN = /[-+:~^*"\\]/;

  /** @type {Search} */
  async function search(query, options = {}) {
    const { filters = {}, from = "", to = "", sort = "relevance", offset = 0, limit = 20, abstracts = true } = options;
    const manifest = await reftel.open();
    const fields = manifest.fields.map(({ name }) => name);
    const parsed = plain(query, fields) || (await reftel.parse(query, fields));
    // Results need it at last; its fault is told then.
    if (limit && manifest.entries) reftel.heads(manifest.entries).catch(() => {});
    const plan = await planOf(parsed, manifest, fields);
    const all = await found(plan, manifest);
    const some = from || to || Object.values(filters).some((value) => String(value));
    const left = some ? await reftel.narrowed(all, from, to, filters) : all;
    const page = await pageOf(manifest, plan, left, sort, offset, limit);
    const entries = await reftel.documents(page.map(({ number }) => number), abstracts);
    return {
      total: left.length,
      results: entries.map((entry, i) => ({ ...entry, score: page[i].score, terms: termsIn(plan, entry.number) })),
      histogram: reftel.histogram(await reftel.months(), left),
      facets: options.facets ? await reftel.facets(left) : undefined,
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
   * The clauses with the terms they mean, and the postings of these.
   * @param {ParsedQuery} parsed
   * @param {Manifest} manifest
   * @param {string[]} fields
   * @returns {Promise<Plan>}
   */
  async function planOf(parsed, manifest, fields) {
    const clauses = await Promise.all(parsed.clauses.map(async (clause) => ({ ...clause, terms: await termsOf(clause) })));
    const phrases = parsed.phrases.length ? await reftel.phrased(parsed.phrases, manifest) : [];
    // The words of a phrase count for the score like words beside one another.
    for (const { words, fields: own, boost, presence, start, end } of phrases) {
      if (presence === PROHIBITED) continue;
      for (const { term } of words) {
        clauses.push({ term, terms: [term], fields: own, boost, presence: 1, usePipeline: false, start, end });
      }
    }
    const terms = new Set([
      ...clauses.flatMap((clause) => clause.terms),
      ...phrases.flatMap(({ words }) => words.map(({ term }) => term)),
    ]);
    return { clauses, phrases, postings: await load(terms), places: new Map(fields.map((name, i) => [name, i])) };
  }

  /** @param {Clause} clause */
  async function termsOf(clause) {
    const term = clause.usePipeline ? reftel.stem(clause.term) : clause.term;
    return isPattern(clause) ? reftel.expand({ ...clause, term }) : [term];
  }

  /** @param {Clause} clause */
  function isPattern({ term, editDistance }) {
    return term.includes("*") || !!editDistance;
  }

  /** @param {Set<string>} terms */
  async function load(terms) {
    const places = await Promise.all(Array.from(terms, async (term) => ({ term, place: await reftel.locate(term) })));
    const shards = new Set(places.map(({ place }) => place && place.shard));
    if (shards.size > MOST_SHARDS) {
      throw new reftel.SearchError("query", reftel.say("the words of this query stand in {count} parts of the index", { count: shards.size }));
    }
    const postings = await Promise.all(places.map(({ term, place }) => place && reftel.posting(term, place)));
    return new Map(postings.flatMap((posting) => (posting ? [[posting.term, posting]] : [])));
  }

  /**
   * The documents that Lunr finds and in which the phrases stand.
   * @param {Plan} plan
   * @param {Manifest} manifest
   */
  async function found(plan, manifest) {
    const { clauses, phrases, postings, places } = plan;
    const negated = clauses.every(({ presence }) => presence === PROHIBITED);
    const hits = negated ? await reftel.taken() : new Uint8Array(manifest.numbers);
    for (const clause of clauses) {
      if (clause.presence === PROHIBITED) continue;
      for (const documents of listsOf(clause, plan)) for (let i = 0; i < documents.length; i++) hits[documents[i]] = 1;
    }
    const required = clauses.filter(({ presence }) => presence === REQUIRED);
    if (required.length) {
      // How many of the required clauses, from the first one on, a document meets.
      const met = new Uint16Array(manifest.numbers);
      required.forEach((clause, before) => {
        for (const documents of listsOf(clause, plan)) {
          for (let i = 0; i < documents.length; i++) if (met[documents[i]] === before) met[documents[i]]++;
        }
      });
      for (let i = 0; i < met.length; i++) if (met[i] < required.length) hits[i] = 0;
    }
    for (const clause of clauses) {
      if (clause.presence !== PROHIBITED) continue;
      for (const documents of listsOf(clause, plan)) for (let i = 0; i < documents.length; i++) hits[documents[i]] = 0;
    }
    for (const { words, fields, near, presence } of phrases) {
      const named = fields.map((name) => /** @type {number} */ (places.get(name)));
      const having = await reftel.withPhrase(words, postings, named, near, hits);
      const without = presence === PROHIBITED ? 1 : 0;
      for (let i = 0; i < hits.length; i++) if (having[i] === without) hits[i] = 0;
    }
    return listOf(hits);
  }

  /**
   * @param {PlannedClause} clause
   * @param {Plan} plan
   */
  function listsOf({ terms, fields }, { postings, places }) {
    const lists = [];
    for (const term of terms) {
      const posting = postings.get(term);
      if (!posting) continue;
      for (const name of fields) lists.push(posting.fields[/** @type {number} */ (places.get(name))].documents);
    }
    return lists;
  }

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
    const weights = weightsOf(plan);
    if (sort === "relevance") return (await reftel.rank(manifest, weights, documents, offset + limit)).slice(offset);
    const numbers = await reftel.byDate(documents, sort === "newest", offset, limit);
    const { scores, bound } = reftel.scores(manifest, weights, numbers);
    return Array.from(numbers, (number, i) => ({ number, score: bound[number] ? null : scores[i] }));
  }

  /**
   * For each field the vector of the query: what the clauses that mean a term add up to.
   * @param {Plan} plan
   */
  function weightsOf({ clauses, postings, places }) {
    const weights = Array.from(places, () => /** @type {Map<string, WeightedPosting>} */ (new Map()));
    for (const { terms, fields, boost, presence } of clauses) {
      if (presence === PROHIBITED) continue;
      for (const term of terms) {
        const posting = postings.get(term);
        if (!posting) continue;
        for (const name of fields) {
          const field = weights[/** @type {number} */ (places.get(name))];
          field.set(term, { posting, weight: (field.get(term)?.weight || 0) + boost });
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
    const wanted = clauses.filter(({ presence }) => presence !== PROHIBITED).flatMap(({ terms }) => terms);
    const holds = (/** @type {FieldPosting} */ { documents }) =>
      documents[reftel.lastPlace(documents.length, (i) => documents[i] <= number)] === number;
    return Array.from(new Set(wanted)).filter((term) => postings.get(term)?.fields.some(holds));
  }
})();
