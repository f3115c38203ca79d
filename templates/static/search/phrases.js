// Phrases: the documents in which their words stand one behind the other, or near one another.
"use strict";

(function () {
  const STOP_WORDS = new Set(
    `a able about across after all almost also am among an and any are as at be because been but by can cannot could dear
    did do does either else ever every for from get got had has have he her hers him his how however i if in into is it
    its just least let like likely may me might most must my neither no nor not of off often on only or other our own
    rather said say says she should since so some than that the their them then there these they this tis to too twas us
    wants was we were what when where which while who whom why will with would yet you your`.split(/\s+/),
  );

  reftel.phrased = async function (phrases, manifest) {
    const found = phrases.map((phrase) => ({ ...phrase, words: termsOf(phrase.text) }));
    for (const { words, text, start, end } of found) {
      let message = "";
      if (!words.length) message = reftel.say("the phrase '{text}' has no word that is in the index", { text });
      else if (!manifest.positions) message = reftel.say("the index of this archive knows no phrases");
      if (message) throw new reftel.SearchError("query", message, { start, end });
    }
    return found;
  };

  /**
   * The terms of a phrase, and how far behind the first each stands.
   * @param {string} text
   */
  function termsOf(text) {
    const words = text.toLowerCase().split(/[ \t\n\r\f\v\xa0-]+/).filter(Boolean);
    const terms = words.map((word, place) => ({ term: termOf(word), place })).filter(({ term }) => term);
    return terms.map(({ term, place }) => ({ term, place: place - terms[0].place }));
  }

  /**
   * The term that the index holds for a word: what is around a word goes, but not around one with a mark inside.
   * @param {string} word
   */
  function termOf(word) {
    const bare = /^[^\p{L}\p{N}_]*([\p{L}\p{N}_]+)[^\p{L}\p{N}_]*$/u.exec(word);
    const plain = bare ? bare[1] : word;
    return STOP_WORDS.has(plain) ? "" : reftel.stem(plain);
  }

  reftel.withPhrase = async function (terms, postings, fields, near, wanted) {
    const found = new Uint8Array(wanted.length);
    const distinct = Array.from(new Set(terms.map(({ term }) => term)));
    const used = distinct.map((term) => /** @type {Posting} */ (postings.get(term)));
    if (!used.every(Boolean)) return found;
    const words = terms.map(({ term, place }) => ({ which: distinct.indexOf(term), place }));
    // A word that stands twice in the phrase must stand twice in the text.
    const needed = distinct.map((term) => terms.filter((other) => other.term === term).length);
    for (const field of fields) {
      const common = inAll(used.map((posting) => posting.fields[field].documents), wanted);
      if (!common.length) continue;
      const places = await Promise.all(used.map((posting) => positions(posting, field)));
      const at = used.map(() => 0);
      for (const document of common) {
        const lists = places.map(({ starts, found: positions }, i) => {
          const { documents } = used[i].fields[field];
          while (documents[at[i]] < document) at[i]++;
          return positions.subarray(starts[at[i]], starts[at[i] + 1]);
        });
        const stands = near < 0 ? follow(words, lists) : standNear(needed, lists, terms.length + near);
        if (stands) found[document] = 1;
      }
    }
    return found;
  };

  /**
   * The positions of a term in the documents of a field.
   * @param {Posting} posting
   * @param {number} field
   * @returns {Promise<Positions>}
   */
  async function positions({ place, fields }, field) {
    const columns = await reftel.file(place, fields.length, (found) => found);
    const bytes = columns[field];
    const starts = reftel.starts(fields[field].frequencies);
    const before = fields[field].before().reduce((sum, frequency) => sum + frequency, 0);
    const found = reftel.varints(bytes, reftel.skip(bytes, 0, before), starts[starts.length - 1]);
    for (let document = 0; document + 1 < starts.length; document++) {
      for (let i = starts[document] + 1; i < starts[document + 1]; i++) found[i] += found[i - 1];
    }
    return { starts, found };
  }

  /**
   * The documents in all lists that are wanted.
   * @param {Uint32Array[]} lists
   * @param {Uint8Array} wanted
   */
  function inAll(lists, wanted) {
    const count = new Uint16Array(wanted.length);
    for (const list of lists) for (const document of list) count[document]++;
    return lists[0].filter((document) => count[document] === lists.length && wanted[document]);
  }

  /**
   * @param {PhraseWord[]} words
   * @param {Uint32Array[]} lists
   */
  function follow([first, ...others], lists) {
    return lists[first.which].some((start) => others.every(({ which, place }) => lists[which].includes(start + place)));
  }

  /**
   * Whether so many of each list stand in one window, in any order.
   * @param {number[]} needed
   * @param {Uint32Array[]} lists
   * @param {number} size
   */
  function standNear(needed, lists, size) {
    const within = (/** @type {number} */ start) => (/** @type {Uint32Array} */ list, /** @type {number} */ i) => {
      let left = needed[i];
      for (let j = 0; j < list.length && left; j++) if (list[j] >= start && list[j] < start + size) left--;
      return !left;
    };
    return lists.some((starts) => starts.some((start) => lists.every(within(start))));
  }
})();
