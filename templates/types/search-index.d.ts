/** What the scripts of the search share with one another; FORMAT.md describes the files. */
interface Reftel {
  // decode.js
  /** Columns of a file's text; rejects where it is damaged. */
  columns(text: string): Promise<Uint8Array[]>;
  /** Where the varint stands that is `count` behind the one at `start`. */
  skip(bytes: Uint8Array, start: number, count: number): number;
  /** `count` varints from `start` on, or all. */
  varints(bytes: Uint8Array, start?: number, count?: number): Uint32Array<ArrayBuffer>;
  /** Numbers from planes. */
  planes(bytes: Uint8Array, start?: number, count?: number): Uint16Array;
  texts(bytes: Uint8Array): string[];
  json(bytes: Uint8Array): unknown;
  /** Adds to each number those before it, in place. */
  sums(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer>;
  /** Where groups of these sizes start, and at last where they end. */
  starts(counts: ArrayLike<number>): Uint32Array<ArrayBuffer>;
  /** The name of a file, from the names of a column. */
  nameAt(letter: string, bytes: Uint8Array, place: number): string;
  /** The last of `count` places that `holds` is true for, -1 if there is none; it is true up to some place. */
  lastPlace(count: number, holds: (place: number) => boolean): number;

  // loader.js
  /** Runs the script at a path; tests put another in its place. */
  fetchScript(path: string): Promise<void>;
  /** Called by the files of the index. */
  take(name: string, text: string): void;
  /** Called by the manifest's file. */
  manifest(data: unknown): void;
  /** What `decode` makes of a file with so many columns; each file is loaded and decoded once. */
  file<T>(name: string, columns: number, decode: (columns: Uint8Array[]) => T): Promise<T>;

  // query.js
  parse(query: string, fields: string[]): ParsedQuery;

  // matcher.js
  /** `distance` undefined: a pattern with `*`; else what is within so many edits. */
  matcher(pattern: string, distance?: number): Matcher;
  /** Places of the terms (sorted) that match. */
  matching(terms: string[], matcher: Matcher): number[];

  // vocabulary.js
  /** The terms that a clause with `*` or `~` means. */
  expand(clause: Clause): Promise<string[]>;
  /** A word as it must stand in a query, so that no character of it is a sign. */
  escaped(word: string): string;

  // postings.js
  /** The files for a term; null if it stands before all terms. */
  locate(term: string): Promise<{ shard: string; positions: string } | null>;
  posting(term: string): Promise<Posting | null>;
  positions(posting: Posting, field: number): Promise<Positions>;

  // documents.js
  times(): Promise<Times>;
  dateOf(times: Times, document: number): string;
  /** First document of a range of days, and the first behind it. */
  interval(times: Times, from: string, to: string): [number, number];
  months(times: Times, documents: Uint32Array): MonthCount[];
  values(): Promise<Values>;
  documents(numbers: number[]): Promise<CableEntry[]>;

  // phrases.js
  /** The terms of a phrase, and how far behind the first each stands. */
  phraseTerms(text: string): PhraseTerm[];
  /** A flag for each document: whether it is wanted and the phrase stands in one of the fields. */
  withPhrase(
    terms: PhraseTerm[],
    postings: Map<string, Posting>,
    fields: number[],
    near: number,
    wanted: Uint8Array,
  ): Promise<Uint8Array>;

  // facets.js
  filtered(documents: Uint32Array<ArrayBuffer>, filters: Filters): Promise<Uint32Array<ArrayBuffer>>;
  facets(documents: Uint32Array): Promise<Facets>;

  // scores.js
  /** Takes in the lengths of bodies that postings carry. */
  learnLengths(manifest: Manifest, postings: Iterable<Posting>): void;
  /** Scores of the hits, and a flag where a score is only the most that it can be. */
  scores(manifest: Manifest, weights: Weights, hits: Uint8Array): { scores: Float64Array; bound: Uint8Array };
  /** The first `count` of the documents found, whose scores are exact. */
  rank(
    manifest: Manifest,
    weights: Weights,
    found: Uint32Array,
    count: number,
  ): Promise<{ best: number[]; scores: Float64Array }>;
}

interface Manifest {
  format: number;
  documents: number;
  fields: Array<{ name: string; boost: number; average: number }>;
  k1: number;
  b: number;
  carried: number;
  positions: boolean;
  routes: Array<[string, string]>;
  words: Array<[string, string]>;
  ids: Array<[string, string]>;
  lengths: string[];
  columns: string[];
  times: string;
  entries: string;
  values: string;
}

interface Lexeme {
  type: "PRESENCE" | "FIELD" | "TERM" | "EDIT_DISTANCE" | "BOOST";
  text: string;
  start: number;
  end: number;
}

/** A clause as Lunr makes it, and where its term stands. */
interface Clause {
  term: string;
  fields: string[];
  boost: number;
  usePipeline: boolean;
  /** 1: may be there, 2: must, 3: must not. */
  presence: 1 | 2 | 3;
  editDistance?: number;
  start: number;
  end: number;
}

interface Phrase {
  text: string;
  fields: string[];
  presence: 2 | 3;
  /** How many other words may stand between, -1 for the exact phrase. */
  near: number;
  boost: number;
  start: number;
  end: number;
}

interface ParsedQuery {
  clauses: Clause[];
  phrases: Phrase[];
}

interface PhraseTerm {
  term: string;
  place: number;
}

/** Which of the phrase's different terms stands at a place in it. */
interface PhraseWord {
  which: number;
  place: number;
}

interface PlannedClause extends Clause {
  terms: string[];
}

/** A query with all that is needed to answer it. */
interface Plan {
  clauses: PlannedClause[];
  phrases: Array<Phrase & { words: PhraseTerm[] }>;
  /** By term, where the index holds it. */
  postings: Map<string, Posting>;
  /** Places of the fields. */
  places: Map<string, number>;
}

interface MatchState {
  places: number[];
  accepts: boolean;
  next: Map<string, MatchState>;
}

interface Matcher {
  start: MatchState;
  step(from: MatchState, char: string): MatchState;
}

interface Words {
  terms: string[];
  /** A word for each term. */
  shown: string[];
  body: Uint32Array;
  subject: Uint32Array;
}

/** The columns of a field, and where the numbers of each term begin. */
interface ShardField {
  counts: Uint32Array;
  documents: Uint8Array;
  frequencies: Uint8Array;
  lengths: Uint8Array;
  documentsAt: Uint32Array;
  frequenciesAt: Uint32Array;
  lengthsAt: Uint32Array;
}

interface Shard {
  terms: string[];
  fields: ShardField[];
}

interface FieldPosting {
  documents: Uint32Array;
  frequencies: Uint32Array;
  /** Lengths of the field; null where the shard does not carry them. */
  lengths: Uint16Array | null;
}

interface Posting {
  term: string;
  /** Sum of the documents over the fields, as Lunr counts them. */
  documents: number;
  fields: FieldPosting[];
  place: { shard: string; positions: string; index: number };
}

/** Positions of a term in the documents of a posting's field: those of document i from `starts[i]` to `starts[i + 1]`. */
interface Positions {
  starts: Uint32Array;
  found: Uint32Array;
}

interface WeightedPosting {
  posting: Posting;
  weight: number;
}

/** The query's vector of each field. */
type Weights = Array<Map<string, WeightedPosting>>;

interface Times {
  /** Days since 1 January 1900. */
  days: Uint32Array;
  /** First document of each day, and the first without a date. */
  starts: Uint32Array;
  dated: number;
}

interface Values {
  origins: string[];
  countries: Array<[string, string]>;
  classifications: Array<[string, string]>;
  tags: Array<[string, string]>;
}

type DocumentRow = [string, string, string, string, number, number, number, string];

/** The columns of some documents; places of values count from 1 (0: none), those of TAGS from 0. */
interface Chunk {
  origin: Uint32Array;
  country: Uint32Array;
  classification: Uint32Array;
  tagStarts: Uint32Array;
  tags: Uint32Array;
}
