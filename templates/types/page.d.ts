/** What the scripts of the search page, and of the pages that its results lead to, share with one another. */
interface Reftel {
  // say.js
  /** A text in the language of the site, with values in its places: `{name}`. */
  say(text: string, values?: Record<string, string | number>): string;
  /** The text that fits a count, which stands in its place `{num}`. */
  sayCount(one: string, many: string, count: number): string;
  /** `1,234` */
  number(count: number): string;
  /** `2 July 2009` for `2009-07-02` */
  dayText(date: string): string;
  /** `July 2009` for `2009-07` */
  monthText(month: string): string;

  // dom.js
  /** An HTML element; attributes with an empty value are left out. */
  make<K extends keyof HTMLElementTagNameMap>(
    name: K,
    attributes: Attributes,
    ...children: Array<string | Node>
  ): HTMLElementTagNameMap[K];
  /** An SVG element. */
  draw<K extends keyof SVGElementTagNameMap>(
    name: K,
    attributes: Attributes,
    ...children: Array<string | Node>
  ): SVGElementTagNameMap[K];

  // state.js
  /** What an address's query says. */
  readState(address: string): PageState;
  /** The address's query for a state with changes; the results are shown from the first again. */
  stateUrl(state: PageState, changes: Partial<PageState>): string;
  /** Whether a range of days or a filter is set. */
  isNarrowed(state: PageState): boolean;
  /** Whether there is nothing to search for. */
  isEmpty(state: PageState): boolean;

  // ids.js
  /**
   * The cables that a query names by their id; `url` where the query means one, and nothing else: its page, or what is
   * told of it where it is cited and not here.
   */
  meant(query: string): Promise<{ cables: CableEntry[]; url: string }>;

  // marks.js
  /** The words of a text that became one of the terms, in order. */
  hits(text: string, terms: Set<string>): Hit[];
  /** The text, with a `<mark>` around them. */
  marked(text: string, terms: Set<string>): Array<string | Node>;

  // walk.js
  /** Puts a `<mark>` around them in all text of a node. */
  mark(root: Node, terms: Set<string>): void;

  // results.js, passages.js
  /** A result with room for its passage. */
  entry(cable: CableEntry, terms: string[]): PassageItem;
  /** Fills in the passages of results as they come into view; `fresh` ends what was begun before. */
  passages(items: PassageItem[], fresh: boolean): void;

  // chart.js
  /** Shows the months of a result in the page's chart; no chart where it is only one. */
  chart(months: MonthCount[], state: PageState): void;
  /** The months since the year 0. */
  monthPlace(month: string): number;

  // bars.js
  /** Lays links over a chart, and leads to one of them who came to the chart with an event. */
  approached(svg: SVGSVGElement, chart: () => [MonthCount[], PageState], event: Event): Promise<void>;

  // filters.js
  filterGroups(facets: Facets, state: PageState): Promise<HTMLElement[]>;
  /** What the result is narrowed by. */
  chips(state: PageState): Promise<HTMLElement[]>;

  // suggest.js
  /** Suggests words in a field, if what was typed is still `current`; `choose` is called when a word was taken. */
  typed(input: HTMLInputElement, choose: () => void, current: () => boolean): Promise<void>;

  // query.js
  /** The query with the place of its mistake marked. */
  misread(error: SearchError, query: string): HTMLElement;

  // faults.js
  /** The message for an error; `again` is called by its button. */
  fault(error: unknown, query: string, again: () => void): Element[];
}

type Attributes = Record<string, string | number>;
type FilterKind = keyof Facets;

/** What the page holds for say.js. */
interface LanguageData {
  /** By the English text; forms by kind of number (`one`, `few`) where there is a count. */
  words: Record<string, string | Record<string, string>>;
  /** Forms of dates for the twelve months, with places `{d}` and `{y}`. */
  days: string[];
  months: string[];
  /** What stands between groups of three digits, in numbers from `grouped` on. */
  group: string;
  grouped: number;
}

interface PageState {
  q: string;
  from: string;
  to: string;
  sort: Sort;
  /** Number of results on the page. */
  shown: number;
  filters: Record<FilterKind, string[]>;
}

interface Hit {
  start: number;
  end: number;
  term: string;
}

interface Combobox {
  /** Shows the words for what stands before the cursor. */
  look(): Promise<void>;
}

interface PassageItem {
  element: HTMLElement;
  /** The room for the passage. */
  abstract: HTMLElement;
  number: number;
  url: string;
  terms: Set<string>;
}
