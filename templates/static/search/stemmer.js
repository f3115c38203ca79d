// The Porter stemmer (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980), with the one choice of
// Lunr: a "y" at the beginning of a word is a consonant.
"use strict";

var reftel = /** @type {Reftel} */ (globalThis.reftel || {});

(function () {
  const STEP_2 = table(
    `ational/ate tional/tion enci/ence anci/ance izer/ize bli/ble alli/al entli/ent eli/e ousli/ous ization/ize ation/ate
    ator/ate alism/al iveness/ive fulness/ful ousness/ous aliti/al iviti/ive biliti/ble logi/log`,
  );
  const STEP_3 = table("icate/ic ative alize/al iciti/ic ical/ic ful ness");
  const STEP_4 = table("al ance ence er ic able ible ant ement ment ent ou ism ate iti ous ive ize");

  /**
   * What finds the longest of some suffixes, and what stands in their place.
   * @param {string} text
   */
  function table(text) {
    const pairs = text.split(/\s+/).map((pair) => pair.split("/"));
    return { pattern: new RegExp(`^(.+?)(${pairs.map(([suffix]) => suffix).join("|")})$`), stands: new Map(/** @type {Array<[string, string]>} */ (pairs)) };
  }

  // A "y" is a vowel behind a consonant, and a consonant else.
  const CONSONANTS = "[^aeiou][^aeiouy]*";
  const VOWELS = "[aeiouy][aeiou]*";
  const MEASURED = [0, 1].map((more) => new RegExp(`^(${CONSONANTS})?(${VOWELS}${CONSONANTS}){${more + 1}}`));
  const WITH_VOWEL = new RegExp(`^(${CONSONANTS})?[aeiouy]`);
  // Porter's *o for a stem of measure 1: consonant, vowel, consonant other than w, x and y.
  const SHORT = new RegExp(`^${CONSONANTS}[aeiouy][^aeiouwxy]$`);

  /**
   * Whether Porter's m, how often a vowel is followed by a consonant, is more than this.
   * @param {string} stem
   * @param {0 | 1} more
   */
  function measures(stem, more) {
    return MEASURED[more].test(stem);
  }

  /**
   * The longest suffix of the table that the word ends with is replaced, if what stands before it measures more than
   * `more`.
   * @param {string} word
   * @param {ReturnType<typeof table>} table
   * @param {0 | 1} more
   */
  function replaceSuffix(word, { pattern, stands }, more) {
    const [, stem, suffix] = pattern.exec(word) || [];
    return stem && measures(stem, more) ? stem + (stands.get(suffix) || "") : word;
  }

  /** @param {string} word */
  function plural(word) {
    if (/.(ss|i)es$/.test(word)) return word.slice(0, -2);
    if (/.[^s]s$/.test(word)) return word.slice(0, -1);
    return word;
  }

  /** @param {string} word */
  function pastAndGerund(word) {
    if (/.eed$/.test(word)) return measures(word.slice(0, -3), 0) ? word.slice(0, -1) : word;
    const match = /^(.+)(ed|ing)$/.exec(word);
    if (!match || !WITH_VOWEL.test(match[1])) return word;
    const stem = match[1];
    if (/(at|bl|iz)$/.test(stem)) return stem + "e";
    if (/([^aeiouylsz])\1$/.test(stem)) return stem.slice(0, -1);
    return SHORT.test(stem) ? stem + "e" : stem;
  }

  /** @param {string} word */
  function finalY(word) {
    return /.[^aeiou]y$/.test(word) ? word.slice(0, -1) + "i" : word;
  }

  /** @param {string} word */
  function latinSuffix(word) {
    const match = /^(.+[st])(ion)$/.exec(word);
    if (match) return measures(match[1], 1) ? match[1] : word;
    return replaceSuffix(word, STEP_4, 1);
  }

  /** @param {string} word */
  function finalE(word) {
    if (!/.e$/.test(word)) return word;
    const stem = word.slice(0, -1);
    return measures(stem, 1) || (measures(stem, 0) && !SHORT.test(stem)) ? stem : word;
  }

  /**
   * The stem of a word in lower case.
   * @param {string} word
   */
  reftel.stem = function (word) {
    if (word.length < 3) return word;
    const initialY = word.charAt(0) === "y";
    let stem = initialY ? "Y" + word.slice(1) : word;
    stem = finalY(pastAndGerund(plural(stem)));
    stem = latinSuffix(replaceSuffix(replaceSuffix(stem, STEP_2, 0), STEP_3, 0));
    stem = finalE(stem);
    if (/ll$/.test(stem) && measures(stem, 1)) stem = stem.slice(0, -1);
    return initialY ? "y" + stem.slice(1) : stem;
  };
})();
