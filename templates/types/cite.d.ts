/** Citations (citation.js), and what is done with them (take.js). */
interface Reftel {
  /** Puts a text into the clipboard; tells whether that worked. */
  copy(text: string): Promise<boolean>;
  /** Gives a text to the reader as a file. */
  save(name: string, type: string, text: string): void;
  /** One citation in one form. */
  cite(form: CitationForm, cable: Cited, at: CitedAt): string;
  /** One file with many; its text ends with a line break. */
  citeAll(form: CitationForm, list: Array<{ cable: Cited; at: CitedAt }>): string;
  /** Ending and media type of a form's file. */
  citationFiles: Record<CitationForm, [ending: string, type: string]>;
  /** The day, where the reader is: `2009-07-02`. */
  today(): string;
}

type CitationForm = "nara" | "chicago" | "apa" | "bibtex" | "ris" | "csl";

/** What a citation says of a cable; what is not known is empty. */
interface Cited {
  key: string;
  id: string;
  subject: string;
  /** `2009-07-02` */
  date: string;
  origin: string;
  /** Whether only a part of it was published. */
  extract?: boolean;
  /** Whom it was addressed to first, under its plain name. */
  to: string;
  /** Title of the archive. */
  site: string;
  /** Who publishes it; empty where the archive does not say. */
  publisher: string;
}

/** Where a cable was read. */
interface CitedAt {
  /** Empty where nobody else could follow it: in a folder. */
  url: string;
  /** The day of access: `2026-11-24`. */
  accessed: string;
  /** Number of a paragraph; empty for the whole cable. */
  par: string;
}
