// Which terms a pattern means: `*` for any text, and terms within an edit distance, as lunr.TokenSet decides it.
"use strict";

(function () {
  // A position of a pattern: how many of its characters are behind, the one that a transposition has kept for later
  // (its place plus 1, or 0), and the edits left. Packed into one number.
  const EDITS = 64;
  const HELD = 1 << 16;

  reftel.matcher = function (text, distance) {
    const fuzzy = distance !== undefined;
    const pattern = fuzzy ? text : text.replace(/\*+/g, "*");
    const size = pattern.length;
    const edits = Math.min(distance || 0, EDITS - 1);
    /** @type {Map<string, MatchState>} */
    const states = new Map();

    /**
     * The state of the positions, each with the most edits left that it was reached with.
     * @param {Map<number, number>} best
     */
    function state(best) {
      const places = Array.from(best, ([place, left]) => place * EDITS + left).sort((a, b) => a - b);
      const key = places.join();
      let found = states.get(key);
      if (!found) {
        const accepts = places.some((packed) => (fuzzy ? endsFuzzy(packed) : (packed / EDITS) % HELD === size));
        found = { places, accepts, next: new Map() };
        states.set(key, found);
      }
      return found;
    }

    /**
     * Nothing of the pattern is left, or one last character that an edit takes away.
     * @param {number} packed
     */
    function endsFuzzy(packed) {
      const rest = remaining(packed);
      return rest === 0 || (rest === 1 && packed % EDITS > 0);
    }

    /** @param {number} packed */
    function remaining(packed) {
      const place = Math.floor(packed / EDITS);
      return size - (place % HELD) + (place >= HELD ? 1 : 0);
    }

    /**
     * Adds a position and those that are reached from it without a character of the term.
     * @param {Map<number, number>} best
     * @param {number} held
     * @param {number} at
     * @param {number} left
     */
    function add(best, held, at, left) {
      const place = held * HELD + at;
      const known = best.get(place);
      if (known !== undefined && known >= left) return;
      best.set(place, left);
      if (!fuzzy) {
        if (pattern[at] === "*") add(best, 0, at + 1, 0);
      } else if (left > 0 && size - at + (held ? 1 : 0) > 1) {
        // A deletion.
        add(best, 0, held ? at : at + 1, left - 1);
      }
    }

    /**
     * @param {MatchState} from
     * @param {string} char
     */
    function step(from, char) {
      /** @type {Map<number, number>} */
      const best = new Map();
      for (const packed of from.places) {
        const left = packed % EDITS;
        const at = Math.floor(packed / EDITS) % HELD;
        const held = Math.floor(packed / EDITS / HELD);
        if (fuzzy) stepFuzzy(best, char, held, at, left);
        else if (pattern[at] === "*") add(best, 0, at, 0);
        else if (pattern[at] === char) add(best, 0, at + 1, 0);
      }
      return state(best);
    }

    /**
     * In Lunr a `*` beside an edit distance is any one character.
     * @param {Map<number, number>} best
     * @param {string} char
     * @param {number} held
     * @param {number} at
     * @param {number} left
     */
    function stepFuzzy(best, char, held, at, left) {
      const same = (/** @type {number} */ place) => pattern[place] === char || pattern[place] === "*";
      const first = held ? held - 1 : at;
      const second = held ? at : at + 1;
      const rest = size - at + (held ? 1 : 0);
      if (rest > 0 && same(first)) add(best, 0, second, left);
      if (left === 0) return;
      // An insertion, a substitution, a transposition.
      add(best, held, at, left - 1);
      if (rest > 0) add(best, 0, second, left - 1);
      if (rest > 1 && same(second)) add(best, first + 1, second + 1, left - 1);
    }

    /** @type {Map<number, number>} */
    const first = new Map();
    add(first, 0, 0, edits);
    return {
      start: state(first),
      step(from, char) {
        let found = from.next.get(char);
        if (!found) from.next.set(char, (found = step(from, char)));
        return found;
      },
    };
  };

  reftel.matching = function (terms, matcher) {
    /** @type {number[]} */
    const found = [];
    // The states of the last term's beginnings: neighbours begin alike.
    const path = [matcher.start];
    let last = "";
    terms.forEach((term, place) => {
      let at = 0;
      while (at < path.length - 1 && term[at] === last[at]) at++;
      path.length = at + 1;
      while (at < term.length && path[at].places.length) path.push(matcher.step(path[at], term[at++]));
      last = term;
      if (path.length === term.length + 1 && path[at].accepts) found.push(place);
    });
    return found;
  };
})();
