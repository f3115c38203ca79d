/** What the scripts of the search page share; each adds its part to the one global object. */
interface Reftel {
  /** The stem of a word in lower case (stemmer.js). */
  stem(word: string): string;
  /** Takes the index in (engine.js); `search/index.js` calls it. */
  load(index: LunrIndex, documents: Record<string, SearchDocument>): void;
  /** The best cables for a query (engine.js). */
  search(query: string): SearchResult[];
}

/** Lunr's serialised index, version 2.3.9. */
interface LunrIndex {
  version: string;
  fields: string[];
  fieldVectors: Array<[string, number[]]>;
  invertedIndex: Array<[string, LunrPosting]>;
  pipeline: string[];
}

/** The term's place in the vectors under `_index`; per field the documents that hold it. */
type LunrPosting = { _index: number } & Record<string, Record<string, unknown>>;

interface SearchDocument {
  id: string;
  subject: string;
  date: string;
  origin: string;
  classification: string;
  /** Its first part: `SECRET`. */
  level: string;
  fiction: boolean;
  partial: boolean;
  abstract: string;
  url: string;
}

interface SearchResult {
  ref: string;
  score: number;
  document: SearchDocument;
}

declare var reftel: Reftel;
