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
  /** Runs a script and counts it as progress; one that was broken is asked for past all caches. */
  run(path: string): Promise<void>;
  /** The error for a script that is missing or damaged. */
  broken(kind: "missing" | "damaged", path: string): SearchError;
  /** What `decode` makes of a file with so many columns; each file is loaded and decoded once. */
  file<T>(name: string, columns: number, decode: (columns: Uint8Array[]) => T): Promise<T>;

  // query.js
  parse(query: string, fields: string[]): ParsedQuery | Promise<ParsedQuery>;

  // matcher.js
  /** `distance` undefined: a pattern with `*`; else what is within so many edits. */
  matcher(pattern: string, distance?: number): Matcher;
  /** Places of the terms (sorted) that match. */
  matching(terms: string[], matcher: Matcher): number[];

  // vocabulary.js
  /** The terms that a clause with `*` or `~` means. */
  expand(clause: Clause): Promise<string[]>;
  /** The query with the nearest words in place of those that the index does not hold; undefined if it has none. */
  corrected(query: string, plan: Plan): Promise<string | undefined>;

  // escaping.js
  /** A word as it must stand in a query, so that no character of it is a sign. */
  escaped(word: string): string;

  // spellings.js
  /** The plain words in a word: without signs and marks. */
  partsOf(word: string): string[];
  /** Other ways to write a word, the commonest first. */
  otherSpellings(word: string): Promise<Spelling[]>;
  /** Those of a query's rare words, and the query with them; undefined if there are none. */
  spellings(query: string, plan: Plan): Promise<Spellings | undefined>;

  // postings.js
  /** The files for a term; null if it stands before all terms. */
  locate(term: string): Promise<TermPlace | null>;
  posting(term: string, place: TermPlace): Promise<Posting | null>;

  // documents.js
  months(): Promise<Months>;
  histogram(months: Months, documents: Uint32Array): MonthCount[];
  /** The places of all `D` or `A` files. */
  heads(names: string): Promise<{ parts: Uint32Array; names: Uint8Array }>;
  documents(numbers: number[], abstracts: boolean): Promise<CableEntry[]>;
  /** The beginning of a document's summary. */
  abstract(number: number): Promise<string>;

  // days.js
  /** First number of a range of days, and the first behind it. */
  interval(from: string, to: string): Promise<[number, number]>;
  /** Some of the documents, the oldest or the newest first; those without a date last. */
  byDate(
    manifest: Manifest,
    weights: Weights,
    documents: Uint32Array<ArrayBuffer>,
    newest: boolean,
    offset: number,
    limit: number,
  ): Promise<Array<{ number: number; score: number | null }>>;
  /** A flag for each number: whether a document has it. */
  taken(): Promise<Uint8Array<ArrayBuffer>>;

  // phrases.js
  /** Phrases with their words; an error for one that cannot be looked for. */
  phrased(phrases: Phrase[], manifest: Manifest): Promise<PhraseOf<string>[]>;
  /** A flag for each number: whether it is wanted and the phrase stands in one of the fields. */
  withPhrase(
    terms: PhraseTerm[],
    postings: Map<string, Posting>,
    fields: number[],
    near: number,
    wanted: Uint8Array,
  ): Promise<Uint8Array>;

  // facets.js
  /** The documents that were sent in a range of days and meet the filters. */
  narrowed(
    documents: Uint32Array<ArrayBuffer>,
    from: string,
    to: string,
    filters: Filters,
  ): Promise<Uint32Array<ArrayBuffer>>;
  facets(documents: Uint32Array<ArrayBuffer>): Promise<Facets>;
  /** Names of countries and meanings of TAGS. */
  labels(): Promise<{ countries: Map<string, string>; tags: Map<string, string> }>;

  // searcher.js
  /** The clauses of a query that is nothing but words, or null. */
  plain(query: string, fields: string[]): ParsedQuery | null;
  /** The postings of terms that the index holds. */
  postings(terms: string[]): Promise<Map<string, Posting>>;
  /** A flag for each number: whether its document meets any of the clauses. */
  any(plan: Plan): Promise<Uint8Array<ArrayBuffer>>;
  /** The documents that meet clauses, by term and field. */
  lists(clauses: PlannedClause[], postings: Map<string, Posting>): Uint32Array[];

  // signs.js
  /** A query with the terms it means, and their postings. */
  planned(parsed: ParsedQuery, manifest: Manifest): Promise<Plan>;
  /** A flag for each number: whether its document is what the query asks for. */
  sifted(plan: Plan, signs: Signs): Promise<Uint8Array<ArrayBuffer>>;

  // scores.js
  /** Scores of documents, and a flag for each number where the score is only the most that it can be. */
  scores(manifest: Manifest, weights: Weights, found: Uint32Array): { scores: Float64Array; bound: Uint8Array };
  /** The first `count` of the documents found, whose scores are exact. */
  rank(
    manifest: Manifest,
    weights: Weights,
    found: Uint32Array,
    count: number,
  ): Promise<Array<{ number: number; score: number }>>;
}

interface Manifest {
  format: number;
  documents: number;
  numbers: number;
  fields: Array<{ name: string; boost: number; average: number }>;
  k1: number;
  b: number;
  positions: boolean;
  months: Array<[number, number, number]>;
  dated: number;
  routes: Array<[string, string]>;
  ids: Array<[string, string]>;
  lengths: string[];
  columns: string[];
  words: string;
  spellings: string;
  times: string;
  taken: string;
  entries: string;
  abstracts: string;
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

/** The terms that a clause means, in fields by their places. */
interface PlannedClause extends Pick<Clause, "term" | "boost" | "usePipeline" | "start" | "end"> {
  terms: string[];
  fields: number[];
}

interface PhraseOf<Field> extends Omit<Phrase, "fields"> {
  words: PhraseTerm[];
  fields: Field[];
}

/** What only the language of queries can say. */
interface Signs {
  required: PlannedClause[];
  prohibited: PlannedClause[];
  phrases: PhraseOf<number>[];
}

/** A query with all that is needed to answer it. */
interface Plan {
  /** Those that count for the score. */
  clauses: PlannedClause[];
  signs?: Signs;
  /** By term, where the index holds it. */
  postings: Map<string, Posting>;
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
  /** For each term words that it stands for, separated by blanks. */
  shown: string[];
  body: Uint32Array;
  subject: Uint32Array;
}

/** The columns of a field; the numbers of a term stand behind those of the terms before it. */
interface ShardField {
  counts: Uint32Array;
  documents: Uint8Array;
  frequencies: Uint8Array;
  lengths: Uint8Array;
}

interface Shard {
  terms: string[];
  reaches: Uint32Array;
  fields: ShardField[];
  /** Bits: which lengths of bodies are known. */
  known: Uint8Array;
}

interface FieldPosting {
  documents: Uint32Array;
  frequencies: Uint32Array;
  /** Lengths of the field; 0 where a length is not known, which then is at least `reach` times the frequency. */
  lengths: Uint16Array;
  reach: number;
  /** Frequencies of the terms before; the positions of this one stand behind theirs. */
  before(): Uint32Array;
}

/** The files of a term's postings and positions. */
interface TermPlace {
  shard: string;
  positions: string;
}

interface Posting {
  term: string;
  /** Sum of the documents over the fields, as Lunr counts them. */
  documents: number;
  fields: FieldPosting[];
  /** The file with the positions. */
  place: string;
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

/** Months since January 1900, and the first number of each; last, the first number without a date. */
interface Months {
  months: Uint32Array;
  starts: Uint32Array;
}

/** Days of the calendar from the first one (since 1 January 1900) on: documents, and first number of each. */
interface Days {
  first: number;
  counts: Uint32Array;
  starts: Uint32Array;
}

/** Offset, key, id, subject, time, origin, classification, level, flags. */
type DocumentRow = [number, string, string, string, string, string, string, string, number];

/** The columns of some numbers; places of values count from 1 (0: none), those of TAGS from 0. */
interface Chunk {
  values: Record<"origin" | "country" | "classification" | "tag", string[]>;
  origin: Uint32Array;
  country: Uint32Array;
  classification: Uint32Array;
  tagStarts: Uint32Array;
  tags: Uint32Array;
}
