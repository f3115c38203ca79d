/** What the scripts of the search page share; each adds its part to the one global object. */
interface Reftel {
  /** The stem of a word in lower case (stemmer.js). */
  stem(word: string): string;
}

declare var reftel: Reftel;
