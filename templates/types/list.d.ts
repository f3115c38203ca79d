/** The reading list (list.js, list-kept.js, list-file.js, list-pages.js). */
interface Reftel {
  list: ReadingList;
  listFile: ReadingListFile;
  /** Loads a further script of `static/`, once (list.js). */
  load(name: string): Promise<void>;
  /** What the page of a cable says of itself; null where it does not answer (list-pages.js). */
  askPage(entry: ListEntry): Promise<ListAnswer | null>;
}

interface ReadingList {
  // list.js
  /** The root of the site. */
  readonly root: URL;
  /** Name under which the browser keeps the list. */
  readonly place: string;
  /** Keys of the cables in it. */
  keys(): string[];
  /** Shows on the page how many there are, and which. */
  show(): void;
  /** Tells that the list has changed. */
  tell(): void;

  // list-kept.js
  /** Why the browser does not keep it; empty where it does. */
  fault: "" | "refused" | "full";
  /** Whether what the browser kept was damaged; it then lies beside, under another name. */
  damaged: boolean;
  read(): ListEntry[];
  /** Reads the list anew, lets it be changed, keeps it, and tells everybody. */
  change(edit: (entries: ListEntry[]) => ListEntry[]): void;
  has(key: string): boolean;
  /** Puts a cable into the list, or takes it out; the button is where a fault is told. */
  toggle(button: Element, cable: ListEntry | null): void;
  /** Calls the function whenever the list changes, here or in another window. */
  watch(told: () => void): void;
  /** What a list keeps of a thing of any origin; null for what cannot be an entry. */
  entry(thing: unknown): ListEntry | null;
  /** The cable that an element of a list of cables shows. */
  ofEntry(element: Element): ListEntry | null;
}

/** What the list keeps of a cable, so that it can be shown without its page. */
interface ListEntry {
  key: string;
  /** What a list shows of it is all that is known; its page tells more. */
  partly?: boolean;
  /** Its page, relative to the root of the site. */
  url: string;
  id: string;
  subject: string;
  /** `2009-07-02`; empty where unknown. */
  date: string;
  origin: string;
  classification: string;
  /** Whom it was addressed to first. */
  to: string;
  /** Whether only a part of it was published. */
  extract?: boolean;
  /** The reader's own. */
  note: string;
}

interface ReadingListFile {
  /** The text of a file with a list. */
  write(entries: ListEntry[], title: string): string;
  /** The list that a text holds, and the numbers of its entries that cannot be read; or what is wrong with it. */
  parse(text: string): { entries: ListEntry[]; bad: number[] } | { wrong: "not-json" | "foreign" | "newer" };
  /** A list as the fragment of an address. */
  fragment(entries: ListEntry[]): string;
  /** The cables that a fragment names; null where it is none. */
  ofFragment(hash: string): ListEntry[] | null;
  /** What is in one of the lists, the first in its order; no note is lost. */
  merged(mine: ListEntry[], theirs: ListEntry[]): ListEntry[];
}

/** What the page of a cable tells the reading list that asks for it. */
interface ListAnswer {
  reftel: ListEntry;
  text: string;
}
