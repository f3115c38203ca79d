/** The public part of the search: what the page and other scripts call. */
interface Reftel {
  /** The cables for a query (searcher.js). */
  search: Search;
  /** Words that begin with what somebody types, and their terms, the commonest first (vocabulary.js). */
  suggest(prefix: string, limit?: number): Promise<Suggestion[]>;
  /** Terms of the index near one that it does not hold, the commonest of the nearest first (vocabulary.js). */
  didYouMean(term: string, limit?: number): Promise<Suggestion[]>;
  /** The documents that an id means, in any spelling; without its year all candidates (ids.js). */
  findId(text: string, options?: { abstracts?: boolean }): Promise<CableEntry[]>;
  /** Loads the manifest, once; the first call of everything else does it too (loader.js). */
  open(): Promise<Manifest>;
  /** Is told whenever a file is asked for or has come (loader.js). */
  onProgress?: (progress: Progress) => void;
  SearchError: new (kind: SearchErrorKind, message: string, place?: SearchErrorPlace) => SearchError;
}

type Search = (query: string, options?: SearchOptions) => Promise<SearchAnswer>;

/**
 * - `missing`: a file of the index cannot be loaded
 * - `damaged`: a file of the index is not what it should be
 * - `version`: the index has a format that this client does not read
 * - `unsupported`: the browser is too old
 * - `query`: the query, a date of the range or a filter cannot be understood
 */
type SearchErrorKind = "missing" | "damaged" | "version" | "unsupported" | "query";

interface SearchErrorPlace {
  /** Of `missing`, `damaged`, `version`: the path of the file. */
  file?: string;
  /** Of `query`: the part of the query, as offsets; the end may lie one behind the query's. */
  start?: number;
  end?: number;
}

interface SearchError extends Error, SearchErrorPlace {
  kind: SearchErrorKind;
}

/** Files that are awaited, files that have come since the page was opened, and their size. */
interface Progress {
  pending: number;
  loaded: number;
  characters: number;
}

type Sort = "relevance" | "newest" | "oldest";
type FilterValue = string | number | Array<string | number>;

interface SearchOptions {
  filters?: Filters;
  /** First day of a range: `2009-07-02`, or `2009-07`, or `2009`; documents without a date are in no range. */
  from?: string;
  /** Last day of the range, in the same forms: `2009` is its last day. */
  to?: string;
  /** `relevance` unless told otherwise. */
  sort?: Sort;
  offset?: number;
  /** 20 unless told otherwise. */
  limit?: number;
  /** Count the values that can be filtered by; may load some more of the index. */
  facets?: boolean;
  /** Load the beginnings of summaries, too; true unless told otherwise. */
  abstracts?: boolean;
  /** Look for other ways to write the query's rare words; may load some more of the index. */
  spellings?: boolean;
}

/** Of several values of a kind a document must have one; of several TAGS all. */
interface Filters {
  year?: FilterValue;
  /** ISO codes. */
  country?: FilterValue;
  origin?: FilterValue;
  classification?: FilterValue;
  tag?: FilterValue;
}

interface SearchAnswer {
  total: number;
  results: CableResult[];
  /** Months with documents of the result, in order. */
  histogram: MonthCount[];
  facets?: Facets;
  /** Where nothing is found: the query with the nearest words of the index, if there are any. */
  corrected?: string;
  spellings?: Spellings;
}

/** A way to write a word: with signs inside, as `Lima's`, or with marks on letters. */
interface Spelling {
  word: string;
  documents: number;
}

interface Spellings {
  words: Spelling[];
  /** The words with their numbers, to be shown. */
  text: string;
  /** The query that looks for these, too. */
  query: string;
}

interface CableEntry {
  /** Documents are numbered in the order of their dates. */
  number: number;
  key: string;
  id: string;
  /** From the root of the site. */
  url: string;
  subject: string;
  /** `2009-07-02`, or empty. */
  date: string;
  /** `11:33`, UTC, or empty. */
  time: string;
  origin: string;
  classification: string;
  /** The classification's first part: `SECRET`. */
  level: string;
  fiction: boolean;
  partial: boolean;
  /** The beginning of its summary; empty where that was not asked for. */
  abstract: string;
}

interface CableResult extends CableEntry {
  /** Lunr's; null where the order is not by score and finding it out would load more of the index. */
  score: number | null;
  /** The terms (stems) of the query that stand in it. */
  terms: string[];
}

interface MonthCount {
  /** `2009-07` */
  month: string;
  count: number;
}

interface FacetValue {
  /** For `filters`. */
  value: string;
  label: string;
  count: number;
}

/** The commonest value first, years in order. */
type Facets = Record<"year" | "country" | "origin" | "classification" | "tag", FacetValue[]>;

interface Suggestion {
  term: string;
  /** A word that has this term, to be shown. */
  word: string;
  documents: number;
}
