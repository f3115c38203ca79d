// The Porter stemmer (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980), with the one choice of
// Lunr: a "y" at the beginning of a word is a consonant.
"use strict";

var reftel = /** @type {Reftel} */ (globalThis.reftel || {});

(function () {
  const STEP_2 = pairs(
    `ational/ate tional/tion enci/ence anci/ance izer/ize bli/ble alli/al entli/ent eli/e ousli/ous ization/ize ation/ate
    ator/ate alism/al iveness/ive fulness/ful ousness/ous aliti/al iviti/ive biliti/ble logi/log`,
  );
  const STEP_3 = pairs("icate/ic ative/ alize/al iciti/ic ical/ic ful/ ness/");
  const STEP_4 = pairs(
    "al/ ance/ ence/ er/ ic/ able/ ible/ ant/ ement/ ment/ ent/ ou/ ism/ ate/ iti/ ous/ ive/ ize/",
  );

  /**
   * Suffixes and what stands in their place.
   * @param {string} text
   */
  function pairs(text) {
    return text.split(/\s+/).map((pair) => /** @type {[string, string]} */ (pair.split("/")));
  }

  /**
   * The word as a string of "c" (consonant) and "v" (vowel).
   * @param {string} word
   */
  function shape(word) {
    let shape = "";
    for (let i = 0; i < word.length; i++) {
      const letter = word.charAt(i);
      const vowel = letter === "y" ? shape.charAt(i - 1) === "c" : "aeiou".includes(letter);
      shape += vowel ? "v" : "c";
    }
    return shape;
  }

  /**
   * Porter's m: how often a vowel is followed by a consonant.
   * @param {string} stem
   */
  function measure(stem) {
    return shape(stem).split("vc").length - 1;
  }

  /** @param {string} stem */
  function hasVowel(stem) {
    return shape(stem).includes("v");
  }

  /**
   * Porter's *o for a stem of measure 1: consonant, vowel, consonant other than w, x and y.
   * @param {string} stem
   */
  function isShort(stem) {
    return /^c+vc$/.test(shape(stem)) && !/[wxy]$/.test(stem);
  }

  /**
   * The longest suffix of the table that the word ends with is replaced, if what stands before it measures more than
   * `more`.
   * @param {string} word
   * @param {Array<[string, string]>} table
   * @param {number} more
   */
  function replaceSuffix(word, table, more) {
    let best = /** @type {[string, string] | null} */ (null);
    for (const pair of table) {
      if (word.length > pair[0].length && word.endsWith(pair[0]) && (!best || pair[0].length > best[0].length)) {
        best = pair;
      }
    }
    if (!best) return word;
    const stem = word.slice(0, -best[0].length);
    return measure(stem) > more ? stem + best[1] : word;
  }

  /** @param {string} word */
  function plural(word) {
    if (/.(ss|i)es$/.test(word)) return word.slice(0, -2);
    if (/.[^s]s$/.test(word)) return word.slice(0, -1);
    return word;
  }

  /** @param {string} word */
  function pastAndGerund(word) {
    if (/.eed$/.test(word)) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
    const match = /^(.+)(ed|ing)$/.exec(word);
    if (!match || !hasVowel(match[1])) return word;
    const stem = match[1];
    if (/(at|bl|iz)$/.test(stem)) return stem + "e";
    if (/([^aeiouylsz])\1$/.test(stem)) return stem.slice(0, -1);
    return isShort(stem) ? stem + "e" : stem;
  }

  /** @param {string} word */
  function finalY(word) {
    return /.[^aeiou]y$/.test(word) ? word.slice(0, -1) + "i" : word;
  }

  /** @param {string} word */
  function latinSuffix(word) {
    const match = /^(.+[st])(ion)$/.exec(word);
    if (match) return measure(match[1]) > 1 ? match[1] : word;
    return replaceSuffix(word, STEP_4, 1);
  }

  /** @param {string} word */
  function finalE(word) {
    if (!/.e$/.test(word)) return word;
    const stem = word.slice(0, -1);
    const size = measure(stem);
    return size > 1 || (size === 1 && !isShort(stem)) ? stem : word;
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
    if (/ll$/.test(stem) && measure(stem) > 1) stem = stem.slice(0, -1);
    return initialY ? "y" + stem.slice(1) : stem;
  };
})();
