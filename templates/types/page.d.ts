/** What the scripts of the search page, and of the pages that its results lead to, share with one another. */
interface Reftel {
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
  /** `1,234` */
  number(count: number): string;
  /** `2 July 2009` for `2009-07-02` */
  dayText(date: string): string;
  /** `July 2009` for `2009-07` */
  monthText(month: string): string;

  // state.js
  /** What an address's query says. */
  readState(address: string): PageState;
  /** The address's query for a state with changes; the results are shown from the first again. */
  stateUrl(state: PageState, changes: Partial<PageState>): string;
  /** The same with a filter set, or taken away where it was set. */
  toggled(state: PageState, kind: FilterKind, value: string): string;
  /** Whether there is nothing to search for. */
  isEmpty(state: PageState): boolean;

  // marks.js
  /** The words of a text that became one of the terms, in order. */
  hits(text: string, terms: Set<string>): Hit[];
  /** Puts a `<mark>` around them in all text of a node. */
  mark(root: Node, terms: Set<string>): void;

  // results.js, passages.js
  entry(cable: CableEntry, terms: string[]): PassageItem;
  /** Replaces the abstracts of results by passages as they come into view; `fresh` ends what was begun before. */
  passages(items: PassageItem[], fresh: boolean): void;

  // chart.js, filters.js
  /** `months`: at least one. */
  chart(months: MonthCount[], state: PageState): SVGElement;
  filterGroups(facets: Facets, state: PageState): HTMLElement[];
  /** What the result is narrowed by. */
  chips(state: PageState): Promise<HTMLElement[]>;

  // suggest.js
  /** Makes the field a combobox; `choose` is called when a word was taken. Gives what closes its list. */
  combobox(input: HTMLInputElement, choose: () => void): () => void;

  // faults.js
  /** The message for an error; `again` is called by its button. */
  fault(error: unknown, query: string, again: () => void): HTMLElement[];
}

type Attributes = Record<string, string | number>;
type FilterKind = keyof Facets;

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

interface PassageItem {
  element: HTMLElement;
  abstract: HTMLElement;
  url: string;
  terms: Set<string>;
}
