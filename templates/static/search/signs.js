// What the language of queries adds to plain words: patterns, phrases, and what must and must not be there.
"use strict";

(function () {
  const REQUIRED = 2;
  const PROHIBITED = 3;

  reftel.planned = async function (parsed, manifest) {
    const names = manifest.fields.map(({ name }) => name);
    const numbered = (/** @type {string[]} */ fields) => fields.map((name) => names.indexOf(name));
    const all = await Promise.all(
      parsed.clauses.map(async (clause) => ({ ...clause, fields: numbered(clause.fields), terms: await termsOf(clause) })),
    );
    const found = parsed.phrases.length ? await reftel.phrased(parsed.phrases, manifest) : [];
    const phrases = found.map((phrase) => ({ ...phrase, fields: numbered(phrase.fields) }));
    // The words of a phrase count for the score like words beside one another.
    const words = phrases.flatMap(({ words, presence, ...phrase }) =>
      presence === PROHIBITED ? [] : words.map(({ term }) => ({ ...phrase, term, terms: [term], usePipeline: false })),
    );
    const required = all.filter(({ presence }) => presence === REQUIRED);
    const prohibited = all.filter(({ presence }) => presence === PROHIBITED);
    const clauses = [...all.filter(({ presence }) => presence !== PROHIBITED), ...words];
    const terms = [
      ...[...clauses, ...prohibited].flatMap((clause) => clause.terms),
      ...phrases.flatMap((phrase) => phrase.words.map(({ term }) => term)),
    ];
    return { clauses, signs: { required, prohibited, phrases }, postings: await reftel.postings(terms) };
  };

  /** @param {Clause} clause */
  async function termsOf(clause) {
    const term = clause.usePipeline ? reftel.stem(clause.term) : clause.term;
    return clause.term.includes("*") || clause.editDistance ? reftel.expand({ ...clause, term }) : [term];
  }

  reftel.sifted = async function (plan, { required, prohibited, phrases }) {
    const { postings } = plan;
    const hits = await reftel.any(plan);
    if (required.length) {
      // How many of the required clauses, from the first one on, a document meets.
      const met = new Uint16Array(hits.length);
      required.forEach((clause, before) => {
        for (const documents of reftel.lists([clause], postings)) {
          for (let i = 0; i < documents.length; i++) if (met[documents[i]] === before) met[documents[i]]++;
        }
      });
      for (let i = 0; i < met.length; i++) if (met[i] < required.length) hits[i] = 0;
    }
    for (const documents of reftel.lists(prohibited, postings)) {
      for (let i = 0; i < documents.length; i++) hits[documents[i]] = 0;
    }
    for (const { words, fields, near, presence } of phrases) {
      const having = await reftel.withPhrase(words, postings, fields, near, hits);
      const without = presence === PROHIBITED ? 1 : 0;
      for (let i = 0; i < hits.length; i++) if (having[i] === without) hits[i] = 0;
    }
    return hits;
  };
})();
