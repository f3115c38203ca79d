// Finds documents as Lunr does, from no more of the index than the query needs.
"use strict";

(function () {
  // A query that needs more would load for minutes; some 50 KB each.
  const MOST_SHARDS = 250;
  const MOST_CORRECTIONS = 5;
  // Each reads the whole vocabulary, or the positions of its words.
  const MOST_PATTERNS = 50;
  const MOST_PHRASES = 20;
  const REQUIRED = 2;
  const PROHIBITED = 3;

  /** @type {Search} */
  async function search(query, options = {}) {
    const { filters = {}, from = "", to = "", sort = "relevance", offset = 0, limit = 20 } = options;
    const manifest = await reftel.open();
    const fields = manifest.fields.map(({ name }) => name);
    const plan = await planOf(reftel.parse(query, fields), manifest, fields);
    const times = await reftel.times();
    const all = listOf(await hitsOf(plan, manifest));
    const [first, last] = from || to ? reftel.interval(times, from, to) : [0, manifest.documents];
    const inRange = all.filter((document) => first <= document && document < last);
    const found = await reftel.filtered(inRange, filters);
    const page = await pageOf(manifest, plan, found, times.dated, sort, offset, limit);
    const entries = await reftel.documents(page.map(({ number }) => number));
    return {
      total: found.length,
      results: entries.map((entry, i) => ({ ...entry, score: page[i].score, terms: termsIn(plan, entry.number) })),
      histogram: reftel.months(times, found),
      facets: options.facets ? await reftel.facets(found) : undefined,
      corrected: all.length ? undefined : await corrected(query, plan),
    };
  }
  reftel.search = search;

  /**
   * The clauses with the terms they mean, and the postings of these.
   * @param {ParsedQuery} parsed
   * @param {Manifest} manifest
   * @param {string[]} fields
   * @returns {Promise<Plan>}
   */
  async function planOf(parsed, manifest, fields) {
    atMost(parsed.clauses.filter(isPattern), MOST_PATTERNS, "words with * or ~");
    atMost(parsed.phrases, MOST_PHRASES, "phrases");
    const clauses = await Promise.all(parsed.clauses.map(async (clause) => ({ ...clause, terms: await termsOf(clause) })));
    const phrases = parsed.phrases.map((phrase) => ({ ...phrase, words: reftel.phraseTerms(phrase.text) }));
    for (const { words, text, start, end } of phrases) {
      let message = "";
      if (!words.length) message = `the phrase '${text}' has no word that is in the index`;
      else if (!manifest.positions) message = "the index of this archive knows no phrases";
      if (message) throw new reftel.SearchError("query", message, { start, end });
    }
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

  /**
   * @param {Array<{ start: number, end: number }>} parts
   * @param {number} most
   * @param {string} what
   */
  function atMost(parts, most, what) {
    if (parts.length <= most) return;
    const { start, end } = parts[most];
    throw new reftel.SearchError("query", `more than ${most} ${what}`, { start, end });
  }

  /** @param {Set<string>} terms */
  async function load(terms) {
    const places = await Promise.all(Array.from(terms, reftel.locate));
    const shards = new Set(places.map((place) => place && place.shard));
    if (shards.size > MOST_SHARDS) {
      throw new reftel.SearchError("query", `the words of this query stand in ${shards.size} parts of the index`);
    }
    const found = await Promise.all(Array.from(terms, reftel.posting));
    return new Map(found.flatMap((posting) => (posting ? [[posting.term, posting]] : [])));
  }

  /**
   * A flag for each document: whether Lunr finds it, and the phrases stand in it.
   * @param {Plan} plan
   * @param {Manifest} manifest
   */
  async function hitsOf({ clauses, phrases, postings, places }, manifest) {
    const negated = clauses.every(({ presence }) => presence === PROHIBITED);
    let hits = new Uint8Array(manifest.documents).fill(negated ? 1 : 0);
    const placesOf = (/** @type {string[]} */ names) => names.map((name) => /** @type {number} */ (places.get(name)));
    const visit = (/** @type {PlannedClause} */ clause, /** @type {(document: number) => void} */ act) => {
      for (const term of clause.terms) {
        const posting = postings.get(term);
        if (!posting) continue;
        for (const field of placesOf(clause.fields)) posting.fields[field].documents.forEach(act);
      }
    };
    // How many of the required clauses, from the first one on, a document meets.
    const met = new Uint16Array(manifest.documents);
    let required = 0;
    for (const clause of clauses) {
      if (clause.presence !== PROHIBITED) visit(clause, (document) => (hits[document] = 1));
      if (clause.presence !== REQUIRED) continue;
      const before = required++;
      visit(clause, (document) => (met[document] += met[document] === before ? 1 : 0));
    }
    if (required) hits = hits.map((hit, document) => (met[document] === required ? hit : 0));
    for (const clause of clauses) {
      if (clause.presence === PROHIBITED) visit(clause, (document) => (hits[document] = 0));
    }
    for (const { words, fields, near, presence } of phrases) {
      const having = await reftel.withPhrase(words, postings, placesOf(fields), near, hits);
      hits = hits.map((hit, document) => (presence === PROHIBITED ? hit & ~having[document] : hit & having[document]));
    }
    return hits;
  }

  /** @param {Uint8Array} flags */
  function listOf(flags) {
    const list = new Uint32Array(flags.reduce((sum, flag) => sum + flag, 0));
    for (let document = 0, at = 0; document < flags.length; document++) if (flags[document]) list[at++] = document;
    return list;
  }

  /**
   * The numbers and scores of the documents that are asked for; a score that is not needed may be unknown.
   * @param {Manifest} manifest
   * @param {Plan} plan
   * @param {Uint32Array} found
   * @param {number} dated
   * @param {Sort} sort
   * @param {number} offset
   * @param {number} limit
   */
  async function pageOf(manifest, plan, found, dated, sort, offset, limit) {
    reftel.learnLengths(manifest, plan.postings.values());
    const weights = weightsOf(plan);
    if (sort === "relevance") {
      const { best, scores } = await reftel.rank(manifest, weights, found, offset + limit);
      return best.slice(offset).map((number) => ({ number, score: scores[number] }));
    }
    const undated = reftel.lastPlace(found.length, (i) => found[i] < dated) + 1;
    const newest = [...found.slice(0, undated).reverse(), ...found.slice(undated)];
    const numbers = Array.from(sort === "newest" ? newest : found).slice(offset, offset + limit);
    const hits = new Uint8Array(manifest.documents);
    for (const number of numbers) hits[number] = 1;
    const { scores, bound } = reftel.scores(manifest, weights, hits);
    return numbers.map((number) => ({ number, score: bound[number] ? null : scores[number] }));
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

  /**
   * The query with the nearest terms in place of those that the index does not hold.
   * @param {string} query
   * @param {Plan} plan
   */
  async function corrected(query, { clauses, postings }) {
    const unknown = clauses.filter(
      ({ usePipeline, presence, terms }) =>
        usePipeline && presence !== PROHIBITED && !terms.some((term) => postings.has(term)),
    );
    let text = query;
    for (const { term, start, end } of unknown.slice(0, MOST_CORRECTIONS).reverse()) {
      const [best] = await reftel.didYouMean(reftel.stem(term));
      if (best) text = text.slice(0, start) + reftel.escaped(best.word) + text.slice(end);
    }
    return text === query ? undefined : text;
  }
})();
